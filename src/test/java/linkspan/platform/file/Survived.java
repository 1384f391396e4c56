package linkspan.platform.file;

/**
 * What a file held after one kill or more.
 *
 * @param lost acknowledged and gone, or positions behind an acknowledged one
 * @param unacknowledged committed whole, though nobody was told: the kill came before the answer; no fault
 * @param torn commits of which a part is there, never acknowledged
 * @param hidden rows of a dead transaction that only a new one of the same number sees
 */
record Survived(int lost, int unacknowledged, int torn, int hidden) {
    static final Survived NOTHING_WRONG = new Survived(0, 0, 0, 0);

    Survived plus(Survived more) {
        return new Survived(
                lost + more.lost, unacknowledged + more.unacknowledged, torn + more.torn, hidden + more.hidden);
    }
}
