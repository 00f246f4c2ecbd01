package heartstring.kernels.linkage;

/** What a field holds, which says how two of its values are compared and how many levels of agreement there are. */
public enum Kind {
    /** The name by which somebody is called: same, nearly, a short form, swapped with the family name, similar, other. */
    GIVEN_NAME(6, true),
    /** The family's name, compared alike. */
    FAMILY_NAME(6, true),
    /** A day as eight digits, year first: same, one slip, two of three parts, same year, other. */
    DATE(5, true),
    /** An address for mail: same, nearly, similar before the at sign, other. */
    EMAIL(4, true),
    /** A number that belongs to one person, such as a telephone: same, one slip, two slips, other. */
    NUMBER(4, true),
    /** A town: same, nearly, other. */
    PLACE(3, true),
    /** A street or another part of an address in words: same, nearly, some words, other. */
    STREET(4, true),
    /** A short code shared by many, such as a postcode or a house's number: same, one slip, other. */
    CODE(3, true);

    final int levels;
    final boolean weighsRarity;

    Kind(int levels, boolean weighsRarity) {
        this.levels = levels;
        this.weighsRarity = weighsRarity;
    }

    /** How many levels of agreement there are, the first being "the same". */
    public int levels() {
        return levels;
    }

    boolean isName() {
        return this == GIVEN_NAME || this == FAMILY_NAME;
    }
}
