package heartstring.demo.care;

import heartstring.crm.answers.Answers;
import heartstring.crm.answers.SavedReplies;
import heartstring.crm.conversations.Conversations;
import heartstring.crm.conversations.Priority;
import heartstring.crm.teams.Team;
import heartstring.crm.teams.Teams;
import heartstring.demo.care.CareSql.Open;
import heartstring.demo.care.CareSql.Somebody;
import heartstring.demo.care.CareSql.Unanswered;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ActorAuthentication;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lets the demo shop's colleagues care for its customers, once, in the background; stopped in between, the next start goes on. */
@Component
public class DemoCare implements DisposableBean {

    private static final String CARE = "demo.care";
    private static final String DONE = "done";

    /** So many conversations have answers, the latest; what is older is history without them. */
    private static final int ANSWERED = 1_200;

    private static final int ARRANGED = 150;
    private static final Duration PROMISED = Duration.ofDays(6);
    private static final Duration LATELY = Duration.ofHours(20);
    private static final Logger LOG = LoggerFactory.getLogger(DemoCare.class);

    private final CareSql sql;
    private final Conversations conversations;
    private final Answers answers;
    private final SavedReplies replies;
    private final Teams teams;
    private final Users users;
    private final Intake intake;
    private final Sources sources;
    private final Belts belts;
    private final Settings settings;
    private final InstantSource time;
    private volatile boolean stopped;

    DemoCare(
            CareSql sql,
            Conversations conversations,
            Answers answers,
            SavedReplies replies,
            Teams teams,
            Users users,
            Intake intake,
            Sources sources,
            Belts belts,
            Settings settings,
            InstantSource time) {
        this.sql = sql;
        this.conversations = conversations;
        this.answers = answers;
        this.replies = replies;
        this.teams = teams;
        this.users = users;
        this.intake = intake;
        this.sources = sources;
        this.belts = belts;
        this.settings = settings;
        this.time = time;
    }

    /** Begins, unless it was done before. */
    public void begin(String agentEmail) {
        if (!settings.get(CARE, "").equals(DONE)) {
            Thread.ofVirtual().name("demo-care").start(() -> work(agentEmail));
        }
    }

    private void work(String agentEmail) {
        try {
            List<User> colleagues = colleagues(agentEmail);
            furnish(colleagues);
            answer(colleagues);
            tell(colleagues);
            belts.drain();
            if (!stopped) {
                arrange(colleagues);
                settings.set(Map.of(CARE, DONE));
            }
        } catch (DataAccessException | TransactionException | IllegalStateException e) {
            if (!stopped) {
                LOG.warn("The demo's colleagues could not do all they wanted; the next start goes on", e);
            }
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** Those who work there: the one everybody can sign in as, and some who can not. */
    private List<User> colleagues(String agentEmail) {
        List<User> all = new ArrayList<>(users.find(agentEmail).stream().toList());
        for (String name : CareWords.COLLEAGUES) {
            String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@marigold.example";
            if (users.find(email).isEmpty()) {
                users.add(email, name, Role.AGENT, null);
            }
            all.addAll(users.find(email).stream().toList());
        }
        return all;
    }

    private void furnish(List<User> colleagues) {
        for (String team : CareWords.TEAMS) {
            if (teams.byName(team).isEmpty()) {
                teams.make(team);
            }
        }
        for (int i = 0; i < colleagues.size(); i++) {
            long id = colleagues.get(i).id();
            int its = i;
            teams.byName(CareWords.TEAMS.get(its % CareWords.TEAMS.size())).ifPresent(t -> teams.join(t.id(), id));
        }
        if (replies.all().isEmpty()) {
            CareWords.SAVED.forEach(saved -> replies.keep(0, saved.name(), saved.words()));
        }
    }

    /** The stories told in full, each of another regular. */
    private void tell(List<User> colleagues) {
        Instant now = time.instant();
        Source mail = sources.internal("Mail", "email");
        List<Somebody> regulars = sql.regulars(CareWords.STORIES.size());
        for (int i = 0; i < regulars.size(); i++) {
            List<CareWords.Step> story = CareWords.STORIES.get(i);
            for (int n = 0; n < story.size(); n++) {
                CareWords.Step step = story.get(n);
                ObjectNode event = event(
                        step.customer() ? "Message Received" : "Message Sent",
                        "email",
                        "demo-story-" + i + "-" + n,
                        now.minusSeconds((long) (step.hoursAgo() * 3_600)));
                ((ObjectNode) event.path("context"))
                        .putObject("traits")
                        .put("email", regulars.get(i).email());
                ObjectNode said = (ObjectNode) event.path("properties");
                said.put("message_id", "<story-" + i + "-" + n + "@marigold.example>");
                if (n > 0) {
                    said.put("in_reply_to", "<story-" + i + "-" + (n - 1) + "@marigold.example>");
                }
                said.put("subject", step.subject());
                said.put("text", step.text());
                if (!step.html().isEmpty()) {
                    said.put("html", step.html());
                }
                if (step.customer()) {
                    said.put("from_name", regulars.get(i).name());
                } else {
                    User by = signed(step.text(), colleagues);
                    said.put("agent_name", by.name());
                    said.put("user_id", by.id());
                }
                said.put(step.customer() ? "from" : "to", regulars.get(i).email());
                intake.accept(mail, List.of(event), "track", null);
            }
        }
    }

    /** Who signed an answer. */
    private static User signed(String text, List<User> colleagues) {
        return colleagues.stream()
                .filter(colleague -> text.endsWith(colleague.name()))
                .findFirst()
                .orElse(colleagues.getFirst());
    }

    /** What was answered in the past: nearly all, after some hours; of the last day a part. */
    private void answer(List<User> colleagues) {
        Instant now = time.instant();
        Source inbox = sources.internal("Inbox", "crm");
        for (Unanswered one : sql.unanswered(ANSWERED)) {
            int lot = lot(one.conversation());
            boolean lately = one.at().isAfter(now.minus(LATELY));
            Instant at = one.at().plus(Duration.ofMinutes(lately ? 12 + lot % 90 : 60 + lot * 15L));
            if (stopped || lot >= (lately ? 30 : 90) || at.isAfter(now)) {
                continue;
            }
            User by = colleagues.get((int) (one.conversation() % colleagues.size()));
            ObjectNode event =
                    event("Message Sent", one.channel(), "demo-answer-" + one.profile() + "-" + one.at(), at);
            ObjectNode said = (ObjectNode) event.path("properties");
            String first = one.name().contains("@") || one.name().isEmpty()
                    ? "there"
                    : one.name().split("\\s+")[0];
            List<String> fitting = one.subject().equals("Thank you")
                    ? CareWords.THANKS
                    : promises(lot, at, now)
                            ? CareWords.PROMISES
                            : one.subject().equals("Complaint") ? CareWords.SORRY : CareWords.HELP;
            said.put("text", fitting.get(lot % fitting.size()).formatted(first) + "\n\n" + by.name());
            if (!one.subject().isEmpty()) {
                said.put("subject", "Re: " + one.subject());
            }
            said.put("agent_name", by.name());
            said.put("user_id", by.id());
            append(one.profile(), inbox, event);
        }
    }

    /** A few answers promise something; of those before yesterday fewer, for most of what was promised is kept. */
    private static boolean promises(int lot, Instant at, Instant now) {
        return lot % (at.isAfter(now.minus(LATELY)) ? 3 : 10) == 1 && at.isAfter(now.minus(PROMISED));
    }

    private void append(long profile, Source inbox, ObjectNode event) {
        intake.appendTo(profile, inbox, event);
    }

    /** Who has what this morning, by the same doors as colleagues use. */
    private void arrange(List<User> colleagues) {
        List<Team> all = teams.all();
        int n = 0;
        for (Open open : sql.open(ARRANGED)) {
            if (stopped) {
                return;
            }
            int lot = lot(open.id());
            User by = colleagues.get(lot % colleagues.size());
            SecurityContextHolder.setContext(
                    new SecurityContextImpl(new ActorAuthentication(Actor.user(by.id(), by.name(), by.role()))));
            if (open.answered() && lot < 65) {
                conversations.assign(open.id(), by.id());
                conversations.resolve(open.id());
                continue;
            }
            if (lot % 3 == 0) {
                conversations.assign(open.id(), by.id());
            } else if (lot % 3 == 1 && !all.isEmpty()) {
                conversations.hand(open.id(), all.get(lot % all.size()).id());
            }
            if (lot % 4 == 0) {
                conversations.label(open.id(), CareWords.LABELS.get(lot % CareWords.LABELS.size()));
            }
            if (lot % 13 == 0) {
                conversations.prioritise(open.id(), lot % 2 == 0 ? Priority.URGENT : Priority.HIGH);
            }
            if (lot % 9 == 0 && n < CareWords.NOTES.size()) {
                answers.note(open.id(), "demo-note-" + open.id(), CareWords.NOTES.get(n++));
            }
            if (lot % 11 == 5) {
                conversations.snooze(open.id(), time.instant().plus(Duration.ofHours(18 + lot)));
            }
        }
    }

    private static ObjectNode event(String name, String channel, String key, Instant at) {
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("messageId", key);
        event.put("event", name);
        event.put("timestamp", at.toString());
        event.putObject("context").put("channel", channel);
        event.putObject("properties");
        return event;
    }

    /** 0 to 99, the same for the same number. */
    private static int lot(long id) {
        return (int) Math.floorMod((id * 0x9E3779B97F4A7C15L) >>> 33, 100L);
    }

    @Override
    public void destroy() {
        stopped = true;
    }
}
