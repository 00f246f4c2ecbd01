package heartstring.demo.people;

import heartstring.demo.fate.Persona;

/**
 * How somebody shops.
 *
 * @param gapDays the true mean number of days between two visits while nothing special happens
 * @param items mean number of articles in a basket
 * @param store the place of the preferred store
 * @param tastes running totals over the categories
 */
public record Habits(
        Persona persona, double gapDays, double items, int store, double onlineShare, boolean optIn, double[] tastes) {}
