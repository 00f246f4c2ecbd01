package heartstring.messaging.templates;

import java.util.List;

/** A part of a message, as it was written: names of what is filled in still stand in it. */
sealed interface Block {

    record Heading(String text) implements Block {}

    record Text(String text) implements Block {}

    record Button(String label, String link) implements Block {}

    /** What it shows is told to whoever does not see it. */
    record Picture(String says, String link) implements Block {}

    record Products(List<Product> products) implements Block {}

    record Divider() implements Block {}

    /** Each may be empty but the name. */
    record Product(String name, String price, String link) {}
}
