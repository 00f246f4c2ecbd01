package heartstring.customer.privacy;

import java.util.Set;

/**
 * What one room keeps of people: how it is handed out and how it is forgotten. Every room with facts of customers offers one as
 * a bean. Both methods run in the caller's transaction. Erasing goes from the highest room down, so each bean carries Spring's
 * {@code @Order}: story 10, commerce 20, messaging 30, touchpoint 40, customer 50; rooms above the story come before it.
 */
public interface PersonalData {

    /** The room's name. */
    String room();

    /** The tables this erases or, where only ids stay, has thought about: {@code schema.table}. */
    Set<String> tables();

    /** Hands out everything kept of this person, section by section. */
    void export(Person person, Rows rows);

    /** Leaves no value of this person in the room's tables; returns the number of rows deleted or emptied. */
    long erase(Person person);

    /** Takes the rows of an export one by one; the rows of a section follow each other. */
    @FunctionalInterface
    interface Rows {

        /**
         * @param section a heading in plain words, the same for all rows of the section
         * @param json the row as a JSON object
         */
        void row(String section, String json);
    }
}
