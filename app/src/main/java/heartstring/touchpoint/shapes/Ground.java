package heartstring.touchpoint.shapes;

import heartstring.touchpoint.mappings.TraitFit;
import java.time.ZoneId;

/**
 * What the organisation uses where a file says nothing.
 *
 * @param region ISO 3166, for national phone numbers and the order of day and month
 * @param currency ISO 4217
 * @param fields the fields of people
 */
public record Ground(String region, String currency, ZoneId zone, TraitFit fields) {}
