package heartstring.experience.leaving;

import heartstring.experience.questions.Measure;
import heartstring.kernels.leaving.Deed.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What an event shows of a customer's experience, and what it says; purchases and returns are read from the orders. */
public final class DeedRules {

    /** The events that may say something. */
    public static final Set<String> WANTED = Set.of(
            "Order Completed",
            "Survey Answered",
            "Product Reviewed",
            "Complaint Raised",
            "Complaint Resolved",
            "Unsubscribed",
            "Email Marked as Spam",
            "Product Added",
            "Checkout Started",
            "Rage Click",
            "Dead Click",
            "Message Received",
            "Message Sent",
            "Live Chat Message Received",
            "Live Chat Message Sent",
            "Call Received",
            "Call Ended",
            "Social Message");

    private static final double LONGEST_WAIT_MINUTES = 120;

    private DeedRules() {}

    /** One deed without its time: what it is, and what its kind says. */
    public record Told(Kind kind, double value) {}

    /** What an event of that name with these properties tells; often nothing. */
    public static List<Told> of(String name, JsonNode properties) {
        List<Told> told = new ArrayList<>(2);
        switch (name) {
            case "Survey Answered", "Product Reviewed" -> rating(properties, told);
            case "Complaint Raised" -> told.add(new Told(Kind.COMPLAINT, 1));
            case "Complaint Resolved", "Message Sent", "Live Chat Message Received" ->
                told.add(new Told(Kind.ANSWERED, 1));
            case "Unsubscribed", "Email Marked as Spam" -> told.add(new Told(Kind.STOPPED, 1));
            case "Product Added", "Checkout Started" -> told.add(new Told(Kind.CART, 1));
            case "Rage Click", "Dead Click" -> told.add(new Told(Kind.RAGE, 1));
            case "Message Received", "Live Chat Message Sent", "Call Received", "Social Message" ->
                told.add(new Told(Kind.WROTE, 1));
            default -> {}
        }
        wait(name, properties, told);
        return told;
    }

    /** A score counts from 0 to 10 unless it says what it measures and up to how many; a rating from 1 to 5. */
    private static void rating(JsonNode properties, List<Told> told) {
        JsonNode score = properties.path("score");
        JsonNode rating = properties.path("rating");
        if (score.isNumber()) {
            String measured = properties.path("measure").asString("");
            Measure measure = Arrays.stream(Measure.values())
                    .filter(m -> m.word().equals(measured))
                    .findFirst()
                    .orElse(Measure.NPS);
            add(score.asDouble(), measure.lowest(), properties.path("max_score").asDouble(measure.usual()), told);
        } else if (rating.isNumber()) {
            add(rating.asDouble(), Measure.RATING.lowest(), Measure.RATING.usual(), told);
        }
    }

    private static void add(double number, double least, double most, List<Told> told) {
        double value = (number - least) / (most - least);
        if (value >= 0 && value <= 1) {
            told.add(new Told(Kind.RATED, value));
        }
    }

    /** How long a complaint took is no waiting at a till, and days of it would drown minutes. */
    private static void wait(String name, JsonNode properties, List<Told> told) {
        JsonNode seconds = properties.path("wait_seconds");
        if (seconds.isNumber() && !name.equals("Complaint Resolved") && !name.equals("Survey Answered")) {
            double minutes = seconds.asDouble() / 60;
            if (minutes >= 0 && minutes <= LONGEST_WAIT_MINUTES) {
                told.add(new Told(Kind.WAIT, minutes));
            }
        }
    }
}
