package heartstring.desk.me;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says of each kind of data in plain words why it is held, where it comes from and how long. */
final class MyKinds {

    private static final String YOURS = "As long as you are our customer, or until you ask us to forget you.";

    private record Reason(String name, String why, String from, String kept) {}

    private static final Reason WHO = new Reason(
            "Who you are",
            "So that we know you again, at the till as online, and do not mistake you for somebody else.",
            "What you told us, and what your browser, card and purchases showed.",
            YOURS);
    private static final Reason BOUGHT = new Reason(
            "What you bought",
            "For returns and receipts, for your points, and for suggestions and gifts where you allow them.",
            "Our tills and our shop online.",
            YOURS + " Receipts that the law asks us to keep stay without your name.");
    private static final Reason POINTS = new Reason(
            "Points, rewards and vouchers",
            "So that you get what you earned, and nobody else does.",
            "What you bought and redeemed, and what colleagues gave you.",
            YOURS);
    private static final Reason SAID = new Reason(
            "What you said",
            "To answer you, to keep what we promised, and to become better.",
            "Your messages, talks with us and answers to surveys.",
            YOURS);
    private static final Reason CARE = new Reason(
            "What we did about it",
            "So that nothing you told us is lost between colleagues.",
            "Notes and tasks of our colleagues.",
            YOURS);
    private static final Reason WORKED_OUT = new Reason(
            "What we worked out",
            "To see early when something is wrong for you, and to suggest what fits. Switches on the page before stop it.",
            "A program, from what you bought, did and said. Nothing is decided by it alone that binds you.",
            "It is worked out anew again and again, and goes when you ask us to forget you.");
    private static final Reason SENT = new Reason(
            "What we sent you",
            "So that we do not write twice, and can see what went wrong.",
            "Our own mail.",
            "Words that are secret, such as codes, go when they are sent; the rest as long as you are our customer.");
    private static final Reason COMPARED = new Reason(
            "Comparisons",
            "To see whether what we give helps, some customers go without by lot.",
            "Drawn by lot, from a number that says nothing about you.",
            YOURS);
    private static final Reason CHOSE = new Reason(
            "What you chose", "To obey it, and to be able to prove it.", "You, or a colleague you told.", YOURS);
    private static final Reason HAPPENED = new Reason(
            "What happened between us",
            "It is the story from which all the rest is told.",
            "Our tills, our shop, our mail and our colleagues.",
            YOURS);

    private static final Map<String, Reason> REASONS = new LinkedHashMap<>();

    static {
        put(
                WHO,
                "Overview",
                "Identifiers",
                "Pieces",
                "Properties and their history",
                "Companies and members",
                "Browsers and devices",
                "How the pieces came together",
                "Whom this customer resembles",
                "Sources");
        put(BOUGHT, "Orders", "Carts", "Spending", "Claimed receipts");
        put(
                POINTS,
                "Memberships",
                "Points",
                "Rewards",
                "Vouchers",
                "Vouchers of their own",
                "Gift cards",
                "Gifts",
                "Discounts",
                "Challenges",
                "Counted towards challenges",
                "Tiers",
                "Promised tiers",
                "Households",
                "Friends brought",
                "Corrections",
                "What campaigns may give them",
                "Answers that decided about points");
        put(
                SAID,
                "Conversations",
                "Chats",
                "Answers to surveys",
                "Answers that were begun",
                "Unsent answers",
                "Memory",
                "Files");
        put(
                CARE,
                "Cases",
                "What spoke for cases",
                "What was done about cases",
                "Waits and promises",
                "Tasks and meetings",
                "Deals",
                "Suspicions");
        put(
                WORKED_OUT,
                "Experience index",
                "Feelings",
                "Feelings by what they are about",
                "Worth as a customer",
                "Due again",
                "Computed properties",
                "Segments",
                "Segments, who came and left",
                "Signs of how it felt",
                "Stages of journeys",
                "Reworded stories",
                "Moments behind what goes with rating, coming back and spending");
        put(SENT, "Messages", "Asked to answer");
        put(COMPARED, "Trials", "Trials that other programs told of");
        put(
                CHOSE,
                "What was said about being written to",
                "What may be done with what we know",
                "Asked to be forgotten");
    }

    private MyKinds() {}

    private static void put(Reason reason, String... sections) {
        for (String section : sections) {
            REASONS.put(section, reason);
        }
    }

    /** The kinds of an export by why they are held; what nobody thought of is part of what happened. */
    static List<MyDataView.Group> groups(Map<String, Long> kinds) {
        Map<Reason, List<MyDataView.Kind>> by = new LinkedHashMap<>();
        for (Reason reason : List.of(WHO, BOUGHT, POINTS, SAID, CARE, WORKED_OUT, SENT, COMPARED, CHOSE, HAPPENED)) {
            by.put(reason, new ArrayList<>());
        }
        kinds.forEach((section, rows) -> by.computeIfAbsent(
                        REASONS.getOrDefault(section, HAPPENED), reason -> new ArrayList<>())
                .add(new MyDataView.Kind(section, rows)));
        List<MyDataView.Group> groups = new ArrayList<>();
        by.forEach((reason, of) -> {
            if (!of.isEmpty()) {
                groups.add(new MyDataView.Group(reason.name(), reason.why(), reason.from(), reason.kept(), of));
            }
        });
        return groups;
    }
}
