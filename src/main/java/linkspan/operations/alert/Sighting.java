package linkspan.operations.alert;

import linkspan.model.SoundText;
import linkspan.platform.alert.AlertRule;

/**
 * A fault as it is seen now.
 *
 * @param standing it stays until it is said to be over; any other is looked for again and again
 */
record Sighting(AlertRule rule, String subject, String text, boolean standing) {
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 2_000;

    public Sighting {
        subject = SoundText.words(subject, LONGEST_SUBJECT);
        text = SoundText.words(text, LONGEST_TEXT);
    }
}
