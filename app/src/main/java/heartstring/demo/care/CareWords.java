package heartstring.demo.care;

import java.util.List;

/** What is written in the demo shop's inbox, by its colleagues and by those whose stories are told in full. */
final class CareWords {

    static final List<String> TEAMS = List.of("Customer care", "Deliveries", "Wholesale");

    static final List<String> COLLEAGUES = List.of("Lena Brandt", "Tom Okafor", "Sevgi Aydin");

    /** Name and words of a saved answer. */
    record Saved(String name, String words) {}

    static final List<Saved> SAVED = List.of(
            new Saved(
                    "Thank you",
                    "Hello {{first name}},\n\nthank you for writing, that made our day. I read it out in the kitchen.\n\nWarm wishes\n{{my name}}, {{shop}}"),
            new Saved(
                    "Something was spoiled",
                    "Hello {{first name}},\n\nI am sorry about that. The money for it is on its way back to you, it takes two to three days. Would you like us to put a fresh one aside?\n\n{{my name}}, {{shop}}"),
            new Saved(
                    "Long wait at the till",
                    "Hello {{first name}},\n\nyou waited too long, and I am sorry. We open the second till from five o'clock now.\n\n{{my name}}, {{shop}}"),
            new Saved(
                    "Where is my order",
                    "Hello {{first name}},\n\nI looked up {{last order}}: it leaves us today and is with you tomorrow before noon.\n\n{{my name}}, {{shop}}"),
            new Saved(
                    "Is it back in stock",
                    "Hello {{first name}},\n\nit comes in on Thursday morning. Shall I keep one for you until the evening?\n\n{{my name}}, {{shop}}"));

    static final List<String> THANKS = List.of(
            "Hello %s, thank you so much for telling us. I passed it on to the team, they were beaming.",
            "Dear %s, how kind of you to write. See you soon at the counter.",
            "Hello %s, thank you! I put it up in the kitchen for everybody to read.");

    static final List<String> SORRY = List.of(
            "Hello %s, I am sorry, that should not have happened. The money is on its way back to you, it takes two to three days.",
            "Dear %s, thank you for telling us, and I apologise. I talked to the team, and a voucher is on your card.",
            "Hello %s, you are right to be cross. I would like to make up for it: what you bought is on us.");

    static final List<String> HELP = List.of(
            "Hello %s, thank you for asking. It is on the shelf again, next to the butter; shall I keep one for you?",
            "Hello %s, yes, that is possible. I have changed it for you.",
            "Dear %s, I asked the colleagues in the store: they have it, in the shelf by the window.");

    /** Answers that promise something for a day: they become somebody's tasks. */
    static final List<String> PROMISES = List.of(
            "Hello %s, I asked the store and have no answer yet. I will call you tomorrow before noon.",
            "Dear %s, thank you for your patience. We'll send you a new one by Friday.",
            "Hello %s, I'll check with the kitchen and write back to you tomorrow.");

    static final List<String> NOTES = List.of(
            "Called the store: they remember her. @Lena Brandt can you send the voucher?",
            "Regular on Saturdays, please be generous.",
            "Second time this month, let us ask what went wrong with the delivery. @Tom Okafor",
            "He prefers a call in the afternoon.");

    static final List<String> LABELS = List.of("follow up", "ask the store", "regular", "voucher", "call back");

    /** One step of a story: who speaks, how many hours ago, and what. */
    record Step(boolean customer, double hoursAgo, String subject, String text, String html) {}

    static final List<List<Step>> STORIES = List.of(
            List.of(
                    step(
                            true,
                            74,
                            "Garden party on Saturday",
                            "Hello,\n\nwe have 25 guests on Saturday and would love three of your cheese boards, one of them without anything from cow's milk, my brother cannot have it. Could you deliver to the garden house behind the church, around four?\n\nThank you so much"),
                    step(
                            false,
                            70,
                            "Re: Garden party on Saturday",
                            "Hello,\n\nwhat a lovely plan! Three boards, one with goat and sheep only, delivered on Saturday at four to the garden house. I will call you on Friday to confirm the time.\n\nWarm wishes\nLena Brandt"),
                    step(
                            true,
                            3,
                            "Re: Garden party on Saturday",
                            "Hello Lena,\n\nyou wanted to call on Friday, did I miss it? And could it be half past three instead? My brother arrives early.\n\nThank you")),
            List.of(
                    step(
                            true,
                            5,
                            "Photo of the jam",
                            "Good morning,\n\nthe apricot jam I bought on Tuesday had no lid foil, I would rather not eat it. What shall I do with it?",
                            "<div style='font-family:Georgia'><p>Good morning,</p><p>the <b>apricot jam</b> I bought on Tuesday had no lid foil, I would rather not eat it. What shall I do with it?</p><p><img src='https://pictures.example/jam.jpg' alt='photo of the jam' width='320'></p><p style='color:#888'>Sent from my phone</p></div>")),
            List.of(
                    step(
                            true,
                            30,
                            "Oat milk",
                            "Hi, do you still have the oat milk with the blue cap? It was out twice in a row and it is the only one my daughter drinks."),
                    step(
                            false,
                            27,
                            "Re: Oat milk",
                            "Hello, the supplier was short. It comes in on Thursday morning, I can keep six for you. Would that help?\n\nTom Okafor"),
                    step(
                            true,
                            26,
                            "Re: Oat milk",
                            "Yes please, six would be wonderful! I come by on Thursday after work.")),
            List.of(
                    step(
                            true,
                            1.2,
                            "Invoice for the office fruit",
                            "Dear team,\n\ncould you send the invoice for September again, with our new address? Accounting cannot book it otherwise. It is due on Friday.\n\nKind regards")));

    private CareWords() {}

    private static Step step(boolean customer, double hoursAgo, String subject, String text) {
        return new Step(customer, hoursAgo, subject, text, "");
    }

    private static Step step(boolean customer, double hoursAgo, String subject, String text, String html) {
        return new Step(customer, hoursAgo, subject, text, html);
    }
}
