package heartstring.demo.selling;

import heartstring.demo.selling.Tale.Goods;
import heartstring.demo.selling.Tale.Kind;
import heartstring.demo.selling.Tale.Step;
import java.util.List;

/** The deals of the demo shop. */
final class SellingStories {

    static final String AMSEL = "Café Amsel GmbH";
    static final String KITA = "Kita Regenbogenland e.V.";
    static final String LINDE = "Hotel Lindenhof";
    static final String YOGA = "Studio Morgenlicht";

    private SellingStories() {}

    static List<Tale> all() {
        return List.of(
                new Tale(
                        AMSEL,
                        "Owner",
                        "Coffee for the summer terrace",
                        goods("Coffee and Tea", 120, "Bakery", 300),
                        8,
                        41,
                        12,
                        List.of(
                                note(40, "Wants one delivery a week from May on, before seven. Storage is small."),
                                stage(36, "In talks"),
                                meeting(29, "Tasting of three roasts"),
                                note(29, "The dark roast won. Asked twice whether the price holds all summer."),
                                stage(22, "Quote"),
                                task(-2, "Ask whether the quote has reached the owner"),
                                meeting(-6, "Walk over the terrace with the owner"))),
                new Tale(
                        AMSEL,
                        "Purchasing",
                        "Bread every morning",
                        goods("Bakery", 900),
                        5,
                        130,
                        -20,
                        List.of(
                                stage(120, "In talks"),
                                stage(104, "Quote"),
                                note(98, "Compares us with the mill bakery next door."),
                                stage(85, "Agreeing"),
                                won(18, "Earlier delivery than the others"))),
                new Tale(
                        AMSEL,
                        "Kitchen",
                        "Cheese for the new lunch menu",
                        goods("Cheese", 60),
                        0,
                        12,
                        30,
                        List.of(
                                note(11, "The kitchen wants something that melts and is not Gouda."),
                                stage(6, "In talks"),
                                meeting(-3, "Cheese tasting in the kitchen"))),
                new Tale(
                        AMSEL,
                        "Bookkeeping",
                        "Pay monthly instead of each week",
                        List.of(),
                        0,
                        75,
                        -30,
                        List.of(stage(70, "In talks"), lost(48, "We give no credit for longer than 14 days"))),
                new Tale(
                        KITA,
                        "Director",
                        "Fruit boxes for 31 children",
                        goods("Fruit", 420),
                        10,
                        33,
                        8,
                        List.of(
                                note(32, "Organic has to be more than half; the parents' council decides."),
                                stage(27, "In talks"),
                                meeting(20, "Parents' council: sample box"),
                                stage(13, "Quote"),
                                stage(5, "Agreeing"),
                                task(-1, "Send the certificate of the organic farm"))),
                new Tale(
                        KITA,
                        "Cook",
                        "Weekly vegetables",
                        goods("Vegetables and Salad", 500),
                        6,
                        210,
                        -150,
                        List.of(
                                stage(200, "In talks"),
                                stage(185, "Quote"),
                                won(160, "Regional, and delivered on Mondays"))),
                new Tale(
                        KITA,
                        "Group lead",
                        "Summer party",
                        goods("Water and Soft Drinks", 80, "Bakery", 120),
                        0,
                        24,
                        40,
                        List.of(
                                note(24, "60 guests, mostly vegetarian."),
                                task(-9, "Call about the number of guests"))),
                new Tale(
                        KITA,
                        "Bookkeeping",
                        "Milk subscription",
                        goods("Milk and Cream", 260),
                        4,
                        92,
                        -20,
                        List.of(stage(80, "In talks"), stage(60, "Quote"), lost(31, "Too dear"))),
                new Tale(
                        LINDE,
                        "",
                        "Breakfast for 80 rooms",
                        goods("Bakery", 1_600, "Cheese", 240, "Fruit", 600),
                        12,
                        58,
                        20,
                        List.of(
                                stage(50, "In talks"),
                                meeting(44, "First visit at the hotel"),
                                note(44, "Three suppliers in the last year. Reliability counts more than the price."),
                                stage(30, "Quote"),
                                task(3, "Follow up on the quote, they wanted to answer last week"))),
                new Tale(
                        LINDE,
                        "",
                        "Minibar snacks",
                        goods("Snacks", 700),
                        0,
                        9,
                        45,
                        List.of(note(9, "Only if breakfast works out."))),
                new Tale(
                        LINDE,
                        "",
                        "Christmas hampers",
                        goods("Sweets and Chocolate", 150),
                        10,
                        330,
                        -300,
                        List.of(stage(322, "In talks"), stage(318, "Quote"), won(310, "Quick answer"))),
                new Tale(
                        YOGA,
                        "",
                        "Juice bar",
                        goods("Water and Soft Drinks", 240),
                        0,
                        19,
                        25,
                        List.of(
                                stage(16, "In talks"),
                                note(15, "Glass bottles only."),
                                meeting(0, "Talk about bottles and deposit"))),
                new Tale(YOGA, "", "Snacks for the retreat", goods("Snacks", 90), 0, 3, 18, List.of()));
    }

    private static List<Goods> goods(String category, int quantity) {
        return List.of(new Goods(category, quantity));
    }

    private static List<Goods> goods(String a, int many, String b, int some) {
        return List.of(new Goods(a, many), new Goods(b, some));
    }

    private static List<Goods> goods(String a, int many, String b, int some, String c, int few) {
        return List.of(new Goods(a, many), new Goods(b, some), new Goods(c, few));
    }

    private static Step stage(int daysAgo, String name) {
        return new Step(Kind.STAGE, daysAgo, name);
    }

    private static Step note(int daysAgo, String text) {
        return new Step(Kind.NOTE, daysAgo, text);
    }

    private static Step meeting(int daysAgo, String text) {
        return new Step(Kind.MEETING, daysAgo, text);
    }

    private static Step task(int daysAgo, String text) {
        return new Step(Kind.TASK, daysAgo, text);
    }

    private static Step won(int daysAgo, String why) {
        return new Step(Kind.WON, daysAgo, why);
    }

    private static Step lost(int daysAgo, String why) {
        return new Step(Kind.LOST, daysAgo, why);
    }
}
