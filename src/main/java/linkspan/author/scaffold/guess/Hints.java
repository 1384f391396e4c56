package linkspan.author.scaffold.guess;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a sample says about itself without saying so.
 *
 * @param script its words are Chinese, or anything else
 * @param units what its amounts count
 */
public record Hints(Script script, Units units) {
    public enum Script {
        CHINESE,
        OTHER
    }

    public static Hints of(JsonNode sample, Guess guess) {
        boolean chinese = sample.toString().codePoints().anyMatch(Hints::isHan);
        return new Hints(chinese ? Script.CHINESE : Script.OTHER, Units.of(guess));
    }

    public String zone() {
        return script == Script.CHINESE ? "Asia/Shanghai" : "UTC";
    }

    public String currency() {
        return script == Script.CHINESE ? "CNY" : "XXX";
    }

    private static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }
}
