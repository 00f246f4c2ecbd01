package heartstring.demo.window;

import heartstring.crm.chatdoors.ChatDoors;
import heartstring.crm.deals.Deals;
import heartstring.crm.leads.Leads;
import heartstring.crm.pipelines.Pipelines;
import heartstring.crm.pipelines.Stage;
import heartstring.crm.teams.Team;
import heartstring.crm.teams.Teams;
import heartstring.crm.webforms.Submissions;
import heartstring.crm.webforms.WebForm;
import heartstring.crm.webforms.WebForm.Field;
import heartstring.crm.webforms.WebForm.Kind;
import heartstring.crm.webforms.WebForms;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ActorAuthentication;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gives the demo shop a chat window, a web form and what came by them, once. */
@Component
public class DemoWindow {

    static final String CHAT_KEY = "ck_marigold-market-demo-window";
    static final String FORM_KEY = "wf_marigold-wholesale";

    /** Whose visitor a known customer is, on the page to try. */
    static final String VISITOR = "demo.window-visitor";

    private static final String SECRET = "marigold-demo-secret-everybody-knows-it";
    private static final String WINDOW = "demo.window";
    private static final String DONE = "done";
    private static final String TEAM = "Wholesale";
    private static final String COLLEAGUE = "lena.brandt@marigold.example";

    private final WindowSql sql;
    private final ChatDoors doors;
    private final WebForms forms;
    private final Submissions submissions;
    private final Leads leads;
    private final Deals deals;
    private final Pipelines pipelines;
    private final Teams teams;
    private final Users users;
    private final Intake intake;
    private final Sources sources;
    private final Settings settings;
    private final InstantSource time;

    DemoWindow(
            WindowSql sql,
            ChatDoors doors,
            WebForms forms,
            Submissions submissions,
            Leads leads,
            Deals deals,
            Pipelines pipelines,
            Teams teams,
            Users users,
            Intake intake,
            Sources sources,
            Settings settings,
            InstantSource time) {
        this.sql = sql;
        this.doors = doors;
        this.forms = forms;
        this.submissions = submissions;
        this.leads = leads;
        this.deals = deals;
        this.pipelines = pipelines;
        this.teams = teams;
        this.users = users;
        this.intake = intake;
        this.sources = sources;
        this.settings = settings;
        this.time = time;
    }

    /** Opens the window and the form, unless that was done; the agent with this address has worked on the leads. */
    public void begin(String agentEmail) {
        Optional<User> agent = users.find(agentEmail);
        if (agent.isEmpty() || settings.get(WINDOW, "").equals(DONE)) {
            return;
        }
        User user = agent.get();
        SecurityContextHolder.getContext()
                .setAuthentication(new ActorAuthentication(Actor.user(user.id(), user.name(), user.role())));
        try {
            Source shop = sources.internal("Web shop", "web");
            window(shop);
            List<WindowSql.Regular> regulars = sql.regulars(3);
            chats(shop, regulars);
            enquire(form(user));
            settings.set(Map.of(
                    WINDOW,
                    DONE,
                    VISITOR,
                    regulars.isEmpty()
                            ? ""
                            : regulars.getLast().userId() + "\n"
                                    + regulars.getLast().name()));
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** Whether the shop's site is there to be tried. */
    boolean isOpen() {
        return settings.get(WINDOW, "").equals(DONE);
    }

    private void window(Source shop) {
        if (doors.byKey(CHAT_KEY).isEmpty()) {
            doors.add(
                    "Web shop",
                    shop.id(),
                    "Hello from Marigold Market! How can we help?",
                    "#b45309",
                    "https://marigold.example",
                    false,
                    CHAT_KEY,
                    SECRET);
        }
    }

    private void chats(Source shop, List<WindowSql.Regular> regulars) {
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        List<JsonNode> events = new ArrayList<>();
        int known = 0;
        for (int i = 0; i < WindowWords.CHATS.size(); i++) {
            WindowWords.Chat chat = WindowWords.CHATS.get(i);
            boolean regular = chat.regular() && known < regulars.size();
            String user = regular ? regulars.get(known++).userId() : "";
            int n = 0;
            for (WindowWords.Step step : chat.steps()) {
                ObjectNode event = JsonMapper.shared().createObjectNode();
                event.put("type", "track");
                event.put("messageId", "demo-window-" + i + "-" + n++);
                event.put("event", step.visitor() ? "Live Chat Message Sent" : "Live Chat Message Received");
                event.put(
                        "timestamp",
                        now.minus(Duration.ofMinutes(step.minutesAgo())).toString());
                event.put("anonymousId", "demo-window-visitor-" + i);
                if (!user.isEmpty()) {
                    event.put("userId", user);
                }
                event.putObject("context").put("channel", "chat");
                ObjectNode said = event.putObject("properties");
                said.put("conversation_id", "demo-window-chat-" + i);
                said.put("message_body", step.text());
                if (step.visitor()) {
                    said.put("proof", regular ? "yes" : "no").put("page", chat.page());
                } else {
                    said.put("agent_name", "Lena Brandt");
                }
                events.add(event);
            }
        }
        intake.accept(shop, events, null, null);
    }

    private WebForm form(User agent) {
        if (teams.byName(TEAM).isEmpty()) {
            teams.make(TEAM);
        }
        if (users.find(COLLEAGUE).isEmpty()) {
            users.add(COLLEAGUE, "Lena Brandt", Role.AGENT, null);
        }
        Optional<Team> team = teams.byName(TEAM);
        Optional<User> lena = users.find(COLLEAGUE);
        team.filter(t -> lena.isPresent()
                        && t.members().stream()
                                .noneMatch(m -> m.userId() == lena.get().id()))
                .ifPresent(t -> teams.join(t.id(), lena.orElseThrow().id()));
        team.filter(t -> t.members().stream().noneMatch(m -> m.userId() == agent.id()))
                .ifPresent(t -> teams.join(t.id(), agent.id()));
        List<Field> fields = List.of(
                new Field(1, Kind.NAME, "Your name", true, List.of()),
                new Field(2, Kind.EMAIL, "Your e-mail address", true, List.of()),
                new Field(3, Kind.COMPANY, "Company", false, List.of()),
                new Field(4, Kind.CHOICE, "For how many", true, WindowWords.SIZES),
                new Field(5, Kind.MESSAGE, "What would you like?", true, List.of()),
                new Field(6, Kind.CONSENT, "Write to me about offers for companies", false, List.of()));
        return forms.byKey(FORM_KEY).orElseGet(() -> {
            WebForm wanted = new WebForm(
                    0,
                    FORM_KEY,
                    "Fruit, bread and cheese for companies",
                    "Tell us what you need; we come back to you within a day of work, with an offer.",
                    "Ask for an offer",
                    "Thank you. One of us comes back to you within a day of work.",
                    List.of("https://marigold.example"),
                    team.map(Team::id).orElse(0),
                    fields,
                    List.of(new WebForm.Rule(4, "more than 100 people", agent.id())),
                    0,
                    null,
                    false);
            return switch (forms.keep(wanted, FORM_KEY)) {
                case WebForms.Outcome.Done done -> done.form();
                case WebForms.Outcome.Refused refused -> throw new IllegalStateException(refused.sentence());
            };
        });
    }

    private void enquire(WebForm form) {
        List<Stage> stages = leads.pipeline().stages();
        Instant now = time.instant();
        for (WindowWords.Enquiry one : WindowWords.ENQUIRIES.reversed()) {
            Instant at = now.minusSeconds((long) (one.daysAgo() * 86_400));
            Map<Integer, String> values = new LinkedHashMap<>();
            values.put(1, one.name());
            values.put(2, one.email());
            values.put(3, one.company());
            values.put(4, one.size());
            values.put(5, one.message());
            look(one, at);
            Submissions.Sent sent = submissions.send(form, "demo-" + one.email(), values, "", at);
            if (sent instanceof Submissions.Sent.Done done && done.leadId() != 0) {
                goOn(one, done.leadId(), stages, at);
            }
        }
    }

    /** What somebody looked at before they asked: each thing an hour or so before the next. */
    private void look(WindowWords.Enquiry one, Instant asked) {
        List<JsonNode> events = new ArrayList<>();
        for (int i = 0; i < one.looked(); i++) {
            ObjectNode event = JsonMapper.shared().createObjectNode();
            event.put("type", "track").put("event", "Product Viewed");
            event.put("messageId", "demo-look-" + one.email() + "-" + i);
            event.put("timestamp", asked.minus(Duration.ofMinutes(3 + 47L * i)).toString());
            event.putObject("context").put("channel", "web").putObject("traits").put("email", one.email());
            event.putObject("properties").put("name", "Braeburn apples");
            events.add(event);
        }
        intake.accept(sources.internal("Web shop", "web"), events, null, null);
    }

    private void goOn(WindowWords.Enquiry one, long lead, List<Stage> stages, Instant at) {
        Instant next = at.plus(Duration.ofHours(5));
        if (one.stage() < 0) {
            deals.close(lead, false, "We do not deliver there", next);
            return;
        }
        for (int i = 1; i <= Math.min(one.stage(), stages.size() - 1); i++) {
            deals.move(lead, stages.get(i).id(), next);
            next = next.plus(Duration.ofHours(20));
        }
        if (one.stage() == 3) {
            Instant then = next;
            pipelines.open().stream()
                    .filter(p -> p.id() != leads.pipeline().id())
                    .findFirst()
                    .flatMap(p -> p.stages().stream().findFirst())
                    .ifPresent(stage -> deals.move(lead, stage.id(), then));
        }
    }
}
