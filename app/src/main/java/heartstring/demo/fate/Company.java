package heartstring.demo.fate;

import java.util.List;

/**
 * A company customer and the customer numbers of its people, in the order of their roles.
 *
 * @param firstNumber the customer number of its first person
 */
public record Company(
        String groupId,
        String name,
        String industry,
        int employees,
        String vatId,
        String website,
        String phone,
        String city,
        int firstNumber,
        List<String> roles) {

    /** The two company customers of the shop. */
    public static final List<Company> ALL = List.of(
            new Company(
                    "c-amsel",
                    "Café Amsel GmbH",
                    "Gastronomy",
                    14,
                    "DE999000111",
                    "https://cafe-amsel.example",
                    "+49 30 5550 2001",
                    "Berlin",
                    11,
                    List.of("Owner", "Kitchen", "Purchasing", "Bookkeeping")),
            new Company(
                    "c-regenbogen",
                    "Kita Regenbogenland e.V.",
                    "Nursery school",
                    31,
                    "DE999000222",
                    "https://kita-regenbogenland.example",
                    "+49 341 5550 202",
                    "Leipzig",
                    21,
                    List.of("Director", "Cook", "Group lead", "Bookkeeping", "Parents' council")));

    public boolean has(int number) {
        return number >= firstNumber && number < firstNumber + roles.size();
    }
}
