package heartstring.experience.journeys;

import heartstring.experience.journeys.Touch.Which;
import heartstring.story.timeline.KindGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Designs to begin with. */
// Stages are records of strings and lists that cannot be changed.
@SuppressWarnings("ImmutableEnumChecker")
public enum JourneyTemplates {
    SHOP(
            "From discovering us to recommending us",
            "A shop with a site and stores: looking around, the first purchase, regular visits, asking, returns, complaints, friends.",
            List.of(
                    stage("Discover", "interest", 30, null, group(KindGroup.BROWSING)),
                    stage("First purchase", "trust", 40, null, event("Order Completed", Which.FIRST)),
                    stage("Regular visits", "delight", 40, null, event("Order Completed", Which.LATER)),
                    stage("Ask", "gratitude", 40, answered(24 * 60), talks()),
                    stage("Return", "calm", 30, null, event("Order Refunded", Which.ANY)),
                    stage(
                            "Complain",
                            "calm",
                            30,
                            new Promise(List.of(), List.of("Complaint Resolved"), 48 * 60),
                            event("Complaint Raised", Which.ANY)),
                    stage(
                            "Recommend",
                            "delight",
                            50,
                            null,
                            event("Referral Shared", Which.ANY),
                            event("Referral Accepted", Which.ANY)))),
    DELIVERY(
            "An order, until it has arrived",
            "Ordering, waiting, delivery, return: with the promise that it arrives in time.",
            List.of(
                    stage(
                            "Order",
                            "trust",
                            40,
                            new Promise(List.of("Order Completed"), List.of("Order Delivered"), 3 * 24 * 60),
                            event("Order Completed", Which.ANY)),
                    stage("On its way", "calm", 40, null, event("Order Shipped", Which.ANY)),
                    stage("Delivery", "delight", 40, null, event("Order Delivered", Which.ANY)),
                    stage("Return", "calm", 30, null, event("Order Refunded", Which.ANY)))),
    SERVICE(
            "Asking for help",
            "A question, our answer within an hour, a complaint and its end.",
            List.of(
                    stage("Ask", "trust", 30, answered(60), talks()),
                    stage(
                            "Answer",
                            "gratitude",
                            40,
                            null,
                            event("Message Sent", Which.ANY),
                            event("Live Chat Message Received", Which.ANY)),
                    stage("Complain", "calm", 30, null, event("Complaint Raised", Which.ANY)),
                    stage("Solved", "gratitude", 50, null, event("Complaint Resolved", Which.ANY))));

    private final String label;
    private final String says;
    private final List<Stage> stages;

    JourneyTemplates(String label, String says, List<Stage> stages) {
        this.label = label;
        this.says = says;
        this.stages = stages;
    }

    public String label() {
        return label;
    }

    /** What it is for. */
    public String says() {
        return says;
    }

    public List<Stage> stages() {
        return stages;
    }

    private static Stage stage(String name, String intended, int aim, @Nullable Promise promise, Touch... touches) {
        return new Stage(0, name, intended, aim, 0, List.of(touches), promise);
    }

    private static Promise answered(int minutes) {
        return new Promise(
                List.of("Message Received", "Live Chat Message Sent", "Social Message"),
                List.of("Message Sent", "Live Chat Message Received", "Call Made"),
                minutes);
    }

    private static Touch[] talks() {
        return new Touch[] {
            event("Message Received", Which.ANY),
            event("Live Chat Message Sent", Which.ANY),
            event("Call Received", Which.ANY),
            event("Social Message", Which.ANY),
            event("Form Submitted", Which.ANY)
        };
    }

    private static Touch event(String name, Which which) {
        return new Touch.Named(name, "", which);
    }

    private static Touch group(KindGroup group) {
        return new Touch.Grouped(group, "");
    }
}
