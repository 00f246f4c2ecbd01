package heartstring.demo.visit;

import heartstring.demo.goods.Product;
import heartstring.demo.goods.Store;
import heartstring.demo.people.Contacts;
import heartstring.demo.people.Person;
import heartstring.demo.scene.Scene;
import heartstring.demo.scene.Who;
import heartstring.demo.stream.Dice;
import heartstring.demo.stream.Facts;
import heartstring.demo.words.Feeling;
import heartstring.demo.words.Saying;
import heartstring.demo.words.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Conversations by phone, chat, mail and social network. */
final class Talks {

    private static final long MINUTE_MILLIS = 60_000L;

    private final Scene scene;
    private final Person person;
    private final Contacts contacts;
    private final Dice dice;
    private int conversations;

    Talks(Scene scene) {
        this.scene = scene;
        this.person = scene.person();
        this.contacts = person.contacts();
        this.dice = scene.dice("talks");
    }

    /** Words of a kind with a feeling about a product in a store; kinds without that feeling speak of experience. */
    Saying words(Feeling feeling, String kind, Store store, Product product, int minutes) {
        Slots slots = scene.slots(store, product, minutes, dice);
        return kind.equals("experience")
                ? scene.world().words().experience(feeling, person.name().language(), slots, dice)
                : scene.world().words().near(kind, feeling, slots, dice);
    }

    /** A short line of a kind, with a feeling as near as there is. */
    Saying near(String kind, Feeling feeling, Visit visit, int minutes) {
        Product product = visit.receipt().lines().getFirst().product();
        return words(feeling, kind, visit.receipt().store(), product, minutes);
    }

    /** Lets the customer say something about a visit in one of their channels; returns the factor on the next gap. */
    double say(Visit visit, Feeling feeling, String kind) {
        Product product = dice.oneOf(visit.receipt().lines()).product();
        int minutes = (int) Math.max(5, Math.round(visit.encounter().waitMinutes()));
        Saying saying = words(feeling, kind, visit.receipt().store(), product, minutes);
        long later = scene.days().millis(visit.day() + dice.below(3), 32_400 + dice.unit() * 36_000);
        long millis = Math.max(later, visit.millis() + 20 * MINUTE_MILLIS);
        List<String> channels = channels();
        if (channels.isEmpty()) {
            return 1;
        }
        conversations++;
        Slots slots = scene.slots(visit.receipt().store(), product, minutes, dice);
        switch (dice.oneOf(channels)) {
            case "phone" -> call(millis, saying, slots);
            case "chat" -> chat(millis, saying, slots);
            case "email" -> mail(millis, saying, visit);
            default -> social(millis, saying, visit);
        }
        return saying.feeling().gapFactor();
    }

    private List<String> channels() {
        List<String> channels = new ArrayList<>(4);
        if (contacts.phone() != null) {
            channels.add("phone");
        }
        if (!scene.screens().none()) {
            channels.add("chat");
        }
        if (contacts.email() != null) {
            channels.add("email");
        }
        if (contacts.handle() != null) {
            channels.add("social");
        }
        return channels;
    }

    /** Who a complaint comes from: a letter or call if there is an address, else the one at the till. */
    Who writer(Visit visit) {
        boolean email = contacts.email() != null;
        if (contacts.phone() != null && (!email || dice.chance(0.4))) {
            return scene.badge().phone("phone");
        }
        return email ? scene.badge().email("email") : visit.who();
    }

    String channel(Who who) {
        return who.context().get("channel") instanceof String channel ? channel : "till";
    }

    private void call(long millis, Saying saying, Slots slots) {
        Who who = scene.badge().phone("phone");
        String call = "CL-" + person.number() + "-" + conversations;
        int wait = (int) Math.round(dice.around(95, 0.8));
        int duration = (int) Math.round(dice.around(240, 0.6));
        scene.trail().track("phone", "Call Received", millis, who, Facts.of("call_id", call, "line", "service"));
        Saying note = dice.chance(0.5)
                ? scene.world().words().near("call", saying.feeling(), slots, dice)
                : new Saying("Customer said: \"" + saying.text() + "\"", saying.feeling(), saying.language());
        String message = scene.trail()
                .track(
                        "phone",
                        "Call Ended",
                        millis + (wait + duration) * 1000L,
                        who,
                        Facts.of(
                                "call_id", call,
                                "wait_seconds", wait,
                                "duration", duration,
                                "agent", slots.agent(),
                                "notes", note.text()));
        scene.trail().felt(message, saying.feeling());
    }

    private void chat(long millis, Saying saying, Slots slots) {
        Who who = scene.screens().at(millis);
        String conversation = "CH-" + person.number() + "-" + conversations;
        long clock = millis;
        scene.trail().track("chat", "Live Chat Conversation Started", clock, who, about(conversation, slots));
        clock += 5_000;
        message(clock, who, conversation, slots, "Live Chat Message Sent", saying);
        int wait = (int) Math.round(dice.around(50, 0.7));
        clock += wait * 1000L;
        message(
                clock,
                who,
                conversation,
                slots,
                "Live Chat Message Received",
                scene.world().words().any("reply", slots, dice));
        clock += 40_000 + dice.below(120_000);
        if (dice.chance(0.7)) {
            Feeling end = saying.feeling().sign() >= 0
                    ? Feeling.GRATITUDE
                    : dice.oneOf(List.of(Feeling.RELIEF, Feeling.ANNOYANCE, Feeling.DISAPPOINTMENT));
            message(
                    clock,
                    who,
                    conversation,
                    slots,
                    "Live Chat Message Sent",
                    scene.world().words().near("thanks", end, slots, dice));
        }
        clock += 30_000;
        Map<String, Object> properties = about(conversation, slots);
        properties.put("conversation_duration", (clock - millis) / 1000);
        properties.put("wait_seconds", wait);
        scene.trail().track("chat", "Live Chat Conversation Ended", clock, who, properties);
    }

    private void message(long millis, Who who, String conversation, Slots slots, String event, Saying saying) {
        Map<String, Object> properties = about(conversation, slots);
        properties.put("message_id", conversation + "-" + millis / 1000);
        properties.put("message_body", saying.text());
        String message = scene.trail().track("chat", event, millis, who, properties);
        if (event.endsWith("Sent")) {
            scene.trail().felt(message, saying.feeling());
        }
    }

    private static Map<String, Object> about(String conversation, Slots slots) {
        return Facts.of(
                "conversation_id",
                conversation,
                "agent_id",
                slots.agent().toLowerCase(Locale.ROOT),
                "agent_name",
                slots.agent());
    }

    private void mail(long millis, Saying saying, Visit visit) {
        String message = scene.trail()
                .track(
                        "email",
                        "Message Received",
                        millis,
                        scene.badge().email("email"),
                        Facts.of(
                                "message_id",
                                "EM-" + person.number() + "-" + conversations,
                                "subject",
                                saying.feeling().sign() < 0
                                        ? "Complaint"
                                        : saying.feeling().sign() > 0 ? "Thank you" : "Question",
                                "text",
                                saying.text(),
                                "store_id",
                                visit.receipt().store().id()));
        scene.trail().felt(message, saying.feeling());
    }

    private void social(long millis, Saying saying, Visit visit) {
        boolean open = dice.chance(0.6);
        String message = scene.trail()
                .track(
                        "social",
                        open ? "Social Mention" : "Social Message",
                        millis,
                        scene.badge().social(),
                        Facts.of(
                                "network", dice.oneOf(List.of("instagram", "mastodon", "facebook")),
                                "handle", contacts.handle(),
                                "text", open ? "@marigoldmarket " + saying.text() : saying.text(),
                                "store_id", visit.receipt().store().id()));
        scene.trail().felt(message, saying.feeling());
    }
}
