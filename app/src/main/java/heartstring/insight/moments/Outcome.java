package heartstring.insight.moments;

/**
 * What is looked at.
 *
 * @param key such as rated:after_visit, back or spend
 * @param title such as "How they rate: After a visit"
 * @param unit of its numbers, such as points; of yes and no "of 100 customers"
 */
public record Outcome(String key, String title, String unit, boolean yesNo) {}
