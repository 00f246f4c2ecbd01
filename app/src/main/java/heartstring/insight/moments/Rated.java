package heartstring.insight.moments;

/**
 * A survey that was answered with a number.
 *
 * @param most the highest that could be given
 */
public record Rated(int id, String key, String name, int most, long answers) {}
