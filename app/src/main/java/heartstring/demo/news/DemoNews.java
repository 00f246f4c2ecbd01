package heartstring.demo.news;

import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Evidence;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.decision.campaigns.Campaign;
import heartstring.decision.campaigns.Campaigns;
import heartstring.decision.entering.Entering;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflows.WorkflowJson;
import heartstring.messaging.templates.Template;
import heartstring.messaging.templates.Templates;
import heartstring.messaging.templates.Words;
import heartstring.story.conditions.Conditions;
import heartstring.story.segments.Segment;
import heartstring.story.segments.Segments;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The demo shop's letters to its customers. No address of it can be reached: they all end in a name that leads nowhere. */
@Component
public class DemoNews {

    private static final String AWAY = "Stayed away";
    private static final String REGULARS = "Regulars";
    private static final String BOTH = "Web and till";
    static final String TILL = "till";
    private static final int MOST_WANTING = 500;
    private static final int ENTERED = 6;
    private static final int HELD_OUT_PERCENT = 10;

    /** So many went through the workflow that is old; enough, with twice the usual hold-out, that its page has something to tell. */
    private static final int OLD_ENTERED = 240;

    private static final int OLD_HELD_OUT_PERCENT = 20;
    private static final int PER_MINUTE = 600;
    private static final Evidence TICKED = new Evidence("", "Web shop, new account", "newsletter box", "");

    private final DemoNewsSql sql;
    private final Consents consents;
    private final Templates templates;
    private final Segments segments;
    private final Campaigns campaigns;
    private final Workflows workflows;
    private final WorkflowJson json;
    private final Entering entering;
    private final Conditions conditions;
    private final DemoPast past;
    private final InstantSource time;

    DemoNews(
            DemoNewsSql sql,
            Consents consents,
            Templates templates,
            Segments segments,
            Campaigns campaigns,
            Workflows workflows,
            WorkflowJson json,
            Entering entering,
            Conditions conditions,
            DemoPast past,
            InstantSource time) {
        this.sql = sql;
        this.consents = consents;
        this.templates = templates;
        this.segments = segments;
        this.campaigns = campaigns;
        this.workflows = workflows;
        this.json = json;
        this.entering = entering;
        this.conditions = conditions;
        this.past = past;
        this.time = time;
    }

    /** Writes them, unless somebody wrote any. */
    public void begin() {
        if (!templates.all().isEmpty()) {
            return;
        }
        sql.wanting(MOST_WANTING)
                .forEach(w -> consents.note(
                        w.profile(),
                        new Identifier(Identifier.EMAIL, w.address()),
                        Purpose.NEWS,
                        true,
                        Consents.Way.PERSON,
                        TICKED,
                        w.at()));
        int miss = template("We miss you", Template.EMAIL, "miss", "It has been a while", "Lange nicht gesehen");
        int cheese = template(
                "An evening of cheese", Template.EMAIL, "cheese", "Four cheeses, one evening", "Vier Käse, ein Abend");
        int hello = template("Thanks for shopping both ways", TILL, "hello", "", "");
        segment(REGULARS).ifPresent(s -> campaign("An evening of cheese for regulars", s, cheese));
        segment(BOTH).ifPresent(s -> old(s, hello, cheese));
        segment(AWAY).ifPresent(s -> workflow(s, miss));
    }

    private Optional<Segment> segment(String name) {
        return segments.all().stream().filter(s -> s.name().equals(name)).findFirst();
    }

    private int template(String name, String channel, String file, String english, String german) {
        List<Words> words = List.of(
                new Words("en", english, read(file + ".en.txt")), new Words("de", german, read(file + ".de.txt")));
        return switch (templates.make(name, channel, words)) {
            case Templates.Outcome.Done done -> done.templateId();
            case Templates.Outcome.Refused refused -> throw new IllegalStateException(refused.sentence());
        };
    }

    /** One that waits: whom it reaches is seen before it is started. */
    private long campaign(String name, Segment segment, int template) {
        return campaigns.make(new Campaign.Draft(name, segment.id(), template, HELD_OUT_PERCENT, PER_MINUTE, null));
    }

    /** One that has run for weeks. */
    private void old(Segment segment, int hello, int letter) {
        String said = read("both-ways.json")
                .replace("HELLO", String.valueOf(hello))
                .replace("LETTER", String.valueOf(letter));
        long campaign = campaign("Four cheeses for web and till", segment, letter);
        // Only afterwards, for both write to the same people.
        past.tell(
                "Thanks for shopping both ways",
                json.kept(said),
                OLD_HELD_OUT_PERCENT,
                some(segment, OLD_ENTERED),
                () -> campaigns.start(campaign, 0));
    }

    private List<Long> some(Segment segment, int most) {
        return segments.members(segment, time.instant())
                .map(people -> conditions.page(people, 0, most))
                .orElse(List.of());
    }

    /** One that runs, and a few who are in it. */
    private void workflow(Segment segment, int template) {
        String said = read("win-back.json")
                .replace("\"segment\": 0", "\"segment\": " + segment.id())
                .replace("\"template\": 0", "\"template\": " + template);
        if (workflows.make("Win back who stays away", json.kept(said)) instanceof Workflows.Outcome.Done made) {
            int id = made.workflow().id();
            if (workflows.publish(id, false, HELD_OUT_PERCENT) instanceof Workflows.Outcome.Done
                    && workflows.turn(id, true) instanceof Workflows.Outcome.Done) {
                some(segment, ENTERED).forEach(customer -> entering.byHand(id, customer));
            }
        }
    }

    private static String read(String file) {
        try (InputStream in = DemoNews.class.getResourceAsStream("/heartstring/demo/news/" + file)) {
            if (in == null) {
                throw new IllegalStateException("No letter is called " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
