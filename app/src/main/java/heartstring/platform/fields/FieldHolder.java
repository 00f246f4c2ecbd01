package heartstring.platform.fields;

/** A room that keeps the values of fields; each subject has one holder. Called in the transaction that changes the field. */
public interface FieldHolder {

    boolean holds(Subject subject);

    /** How many records have a value, counted up to a bound of the room's own. */
    long used(Field field);

    /** How many records have this choice, counted up to a bound of the room's own. */
    long used(Field field, String choice);

    /** Whether values that were there before the field still have to be gathered for lists. */
    boolean gathers();

    /** The field is deleted: what is left of its values, as {@link #remains} promised. */
    void forget(Field field);

    /** What becomes of the values of a deleted field, as one sentence for people. */
    String remains();
}
