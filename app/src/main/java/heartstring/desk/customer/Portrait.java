package heartstring.desk.customer;

import heartstring.desk.membership.MemberCard;
import heartstring.desk.memory.Mind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every tab of a customer's page.
 *
 * @param tab which tab is open: {@code timeline}, {@code purchases} or {@code pieces}
 * @param fields the fields of the house with what they hold, empty ones too
 * @param properties what else was declared
 * @param editable whether whoever looks may change something
 * @param administered whether whoever looks may export and erase a person
 */
public record Portrait(
        long id,
        Head head,
        List<Known> identifiers,
        int moreIdentifiers,
        List<String> channels,
        List<Figure> figures,
        List<PropertyView> fields,
        List<Property> properties,
        List<Relation> relations,
        List<Kin> related,
        List<MemberCard> memberships,
        String tab,
        boolean editable,
        boolean administered,
        Mind mind) {

    /** A property as a line that can be edited in place. */
    public PropertyView line(Property property) {
        return new PropertyView(id, property.name(), property, "", null, editable);
    }

    /** The empty line for a new property. */
    public PropertyView newLine() {
        return PropertyView.blank(id);
    }

    /** Name and place; {@code kind} is person or company. */
    public record Head(
            String kind,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String city,
            @Nullable String country,
            int pieces,
            Instant since) {

        public boolean isCompany() {
            return kind.equals("company");
        }
    }

    /** An identifier of any piece. */
    public record Known(String kind, String value) {}

    /** One figure under the name: a label, the figure, and what it means. */
    public record Figure(String label, String value, String hint) {}

    /**
     * What holds of one property now.
     *
     * @param text the value for people
     * @param by who said so: a source or a colleague
     * @param told how many times it was told, the times it was confirmed not counted
     * @param meaning what a yes or no stands for here; empty where the name says it
     * @param plain whether it is one value, and so can be typed
     * @param parts what it is made of, each of them typed by itself; empty when it is one value or a list
     */
    public record Property(
            String name,
            String text,
            String meaning,
            String by,
            Instant at,
            int told,
            boolean plain,
            List<Part> parts) {

        public String label() {
            return Words.property(name);
        }

        /** The value with what it means. */
        public String whole() {
            return meaning.isEmpty() ? text : text + ", " + meaning;
        }
    }

    /** One part of a property, such as the street of an address; {@code value} is empty when it is not known. */
    public record Part(String name, String value) {

        public String label() {
            return Words.property(name);
        }
    }

    /** A person at this company, or a company of this person. */
    public record Relation(
            long customerId,
            String kind,
            String name,
            @Nullable String role) {}

    /** Another customer that has to do with this one: {@code why} is apart or waiting. */
    public record Kin(long customerId, String name, String why, String note) {}
}
