package heartstring.kernels.linkage;

import java.util.List;

/** What a field holds, which says how two of its values are compared and which levels of agreement there are. */
public enum Kind {
    /** The name by which somebody is called. */
    GIVEN_NAME(
            true, "the same", "nearly the same", "a short form", "swapped with the other name", "similar", "different"),
    /** The family's name, compared alike. */
    FAMILY_NAME(
            true, "the same", "nearly the same", "a short form", "swapped with the other name", "similar", "different"),
    /** A day as eight digits, year first. */
    DATE(true, "the same", "one slip apart", "two of three parts the same", "the same year", "different"),
    /** An address for mail. */
    EMAIL(true, "the same", "nearly the same", "similar before the @", "different"),
    /** A number that belongs to one person, such as a telephone. */
    NUMBER(true, "the same", "one slip apart", "two slips apart", "different"),
    /** A town. */
    PLACE(true, "the same", "nearly the same", "different"),
    /** A street or another part of an address in words. */
    STREET(true, "the same", "nearly the same", "some words the same", "different"),
    /** A code for a part of a town; where it is the same, the town's name says nothing more. */
    POSTCODE(true, "the same", "one slip apart", "different"),
    /** A short code shared by many, such as a house's number. */
    CODE(true, "the same", "one slip apart", "different");

    final boolean weighsRarity;

    @SuppressWarnings("ImmutableEnumChecker") // it cannot be changed: List.of
    private final List<String> words;

    Kind(boolean weighsRarity, String... words) {
        this.weighsRarity = weighsRarity;
        this.words = List.of(words);
    }

    /** How many levels of agreement there are, the first being "the same". */
    public int levels() {
        return words.size();
    }

    /** A level in plain words; 0 is "not known". */
    public String words(int level) {
        return level == 0 ? "not known" : words.get(level - 1);
    }

    boolean isName() {
        return this == GIVEN_NAME || this == FAMILY_NAME;
    }
}
