package heartstring.demo.window;

import java.util.List;

/** What is said by the demo shop's window and forms. */
final class WindowWords {

    private WindowWords() {}

    /** One word of a chat, so many minutes ago. */
    record Step(boolean visitor, int minutesAgo, String text) {}

    /** A chat; {@code regular} whether somebody known writes, signed in on the site. */
    record Chat(boolean regular, String page, List<Step> steps) {}

    static final List<Chat> CHATS = List.of(
            new Chat(
                    true,
                    "https://marigold.example/account/orders",
                    List.of(
                            new Step(
                                    true,
                                    21,
                                    "Good morning! Can I still add a jar of apricot jam to the order of yesterday?"),
                            new Step(
                                    false,
                                    19,
                                    "Good morning! Yes, it is packed at noon. I added one jar; you pay it at the door."),
                            new Step(true, 17, "Wonderful, thank you. And please no plastic bag this time."))),
            new Chat(
                    false,
                    "https://marigold.example/stores/berlin",
                    List.of(
                            new Step(true, 44, "Hi, are you open on Sunday before Christmas?"),
                            new Step(false, 41, "Hello! Yes, from ten to two, all stores in Berlin."),
                            new Step(true, 40, "Perfect, thanks"))),
            new Chat(
                    false,
                    "https://marigold.example/shop/cheese",
                    List.of(
                            new Step(true, 6, "Do you have a cheese board for about twelve people?"),
                            new Step(true, 5, "One of us is allergic to nuts, is that a problem?"))),
            new Chat(
                    true,
                    "https://marigold.example/card",
                    List.of(
                            new Step(true, 190, "My points from Saturday are missing, I had my card with me."),
                            new Step(
                                    false,
                                    186,
                                    "I am sorry! I see the receipt, the till was offline. The points are on your card now."),
                            new Step(true, 184, "That was quick. Thank you!"))));

    /**
     * Somebody who sent a form.
     *
     * @param stage how far it came: 0 new, 1 contacted, 2 qualified, 3 a deal, -1 given up
     * @param looked at how many products they looked before
     */
    record Enquiry(
            double daysAgo,
            int stage,
            int looked,
            String name,
            String email,
            String company,
            String size,
            String message) {}

    static final List<Enquiry> ENQUIRIES = List.of(
            new Enquiry(
                    0.06,
                    0,
                    7,
                    "Miriam Vogt",
                    "miriam.vogt@atelier-vogt.example",
                    "Atelier Vogt",
                    "up to 20 people",
                    "We would like fruit for the studio on Mondays and Thursdays. Could you come by with a basket to try?"),
            new Enquiry(
                    0.3,
                    0,
                    2,
                    "Jonas Petersen",
                    "jonas@petersen-bau.example",
                    "Petersen Bau",
                    "20 to 100 people",
                    "Breakfast for a building site, 35 people, from March, six in the morning. Is that possible at all?"),
            new Enquiry(
                    1.2,
                    0,
                    14,
                    "Carla Neumann",
                    "carla.neumann@kita-sonne.example",
                    "Kita Sonne",
                    "20 to 100 people",
                    "Organic fruit and vegetables for 60 children, twice a week. We need an offer for the town until the end of the month."),
            new Enquiry(
                    2.4,
                    1,
                    0,
                    "Idris Kaya",
                    "idris.kaya@hafenkantine.example",
                    "Hafenkantine",
                    "more than 100 people",
                    "We look for a supplier of bread and cheese for our canteen. Please call me after two."),
            new Enquiry(
                    4.1,
                    1,
                    4,
                    "Sophie Lang",
                    "sophie.lang@lang-hochzeiten.example",
                    "Lang Hochzeiten",
                    "20 to 100 people",
                    "Cheese boards for weddings, about ten Saturdays in summer."),
            new Enquiry(
                    6.7,
                    2,
                    9,
                    "Robert Klein",
                    "r.klein@kanzlei-klein.example",
                    "Kanzlei Klein",
                    "up to 20 people",
                    "A fruit basket a week and coffee for meetings. Invoice monthly, please."),
            new Enquiry(
                    9.5,
                    2,
                    21,
                    "Yara Haddad",
                    "yara@haddad-catering.example",
                    "Haddad Catering",
                    "more than 100 people",
                    "Herbs and vegetables by the crate, three times a week. What are your prices for regulars?"),
            new Enquiry(
                    13.2,
                    3,
                    3,
                    "Thomas Reuter",
                    "t.reuter@reuter-reisen.example",
                    "Reuter Reisen",
                    "20 to 100 people",
                    "Lunch packets for bus tours, 48 each time, vegetarian ones too."),
            new Enquiry(
                    16.8,
                    -1,
                    0,
                    "Eva Brandl",
                    "eva.brandl@example.org",
                    "",
                    "up to 20 people",
                    "Do you deliver to Vienna?"));

    static final List<String> SIZES = List.of("up to 20 people", "20 to 100 people", "more than 100 people");
}
