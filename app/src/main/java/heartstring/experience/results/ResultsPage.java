package heartstring.experience.results;

import heartstring.customer.owners.CustomersInReach;
import heartstring.experience.questions.Form;
import heartstring.experience.results.ResultsSql.Cell;
import heartstring.experience.results.ResultsSql.Line;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.kernels.shares.Shares;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.files.Download;
import heartstring.platform.files.Files;
import heartstring.platform.settings.Settings;
import heartstring.platform.sheets.Sheet;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.story.conditions.Conditions;
import heartstring.story.drafting.ConditionDesk;
import heartstring.story.drafting.ConditionView;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came of a survey, on a page and as a file. What people said is shown of customers within reach. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class ResultsPage {

    private static final int QUOTES = 20;
    private static final int FILES = 100;
    private static final int BATCH = 500;
    private static final int WEEKS = 92;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Surveys surveys;
    private final ResultsSql sql;
    private final CustomersInReach customers;
    private final Files files;
    private final Users users;
    private final Conditions conditions;
    private final ConditionDesk desk;
    private final Settings settings;
    private final InstantSource time;

    ResultsPage(
            Surveys surveys,
            ResultsSql sql,
            CustomersInReach customers,
            Files files,
            Users users,
            Conditions conditions,
            ConditionDesk desk,
            Settings settings,
            InstantSource time) {
        this.files = files;
        this.users = users;
        this.conditions = conditions;
        this.desk = desk;
        this.surveys = surveys;
        this.sql = sql;
        this.customers = customers;
        this.settings = settings;
        this.time = time;
    }

    @GetMapping("/experience/surveys/{id:\\d+}/results")
    Page results(
            @PathVariable int id,
            @RequestParam(defaultValue = "365") int days,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam Map<String, String> typed) {
        Survey survey = find(id);
        Instant since = since(days);
        String zone = settings.zone().getId();
        List<Cell> moments = days > 0 && days < WEEKS ? sql.byWeek(id, since, zone) : sql.byMonth(id, since, zone);
        List<Cell> stores = sql.byStore(id, since);
        List<Cell> channels = sql.byChannel(id, since);
        List<Cell> agents = agents(sql.byAgent(id, since));
        List<Cell> languages = sql.byLanguage(id, since);
        ResultsSql.Totals totals = sql.totals(id, since, zone);
        FigureRules.Scale scale = FigureRules.usual(moments).orElse(null);
        boolean tooFew = totals.answers() < ResultsView.FEWEST && survey.anonymous();
        Form form = form(survey);
        List<ResultsSql.Tally> stopped = sql.stopped(id, since, zone);
        long begun = stopped.stream().mapToLong(ResultsSql.Tally::answers).sum();
        Quotes quotes = tooFew ? new Quotes(List.of(), null) : quotes(id, since, cursor);
        Actor.Colleague who = Actor.current().colleague();
        return Page.of(
                survey.name(),
                "experience/results/results",
                new ResultsView(
                        survey,
                        days,
                        totals.answers(),
                        totals.asked(),
                        totals.begun(),
                        scale == null || tooFew ? null : FigureRules.whole(moments, scale),
                        totals.asked() == 0 ? null : rate(survey, totals),
                        tooFew,
                        groups(moments, scale, tooFew, false),
                        groups(named(stores, "No store"), scale, tooFew, true),
                        groups(channels, scale, tooFew, true),
                        groups(agents, scale, tooFew, true),
                        groups(named(languages, "not known"), scale, tooFew, true),
                        survey.anonymous() || scale == null ? null : segment(id, since, scale, typed),
                        small(scale, List.of(stores, channels, agents, languages)),
                        tooFew ? List.of() : FigureRules.questions(form, sql.tallies(id, since)),
                        stopped.stream()
                                .map(t -> FigureRules.bar(stop(form, t), t.answers(), begun, begun))
                                .toList(),
                        quotes.shown(),
                        quotes.next(),
                        files(id),
                        who == null || who.role() != Role.ANALYST));
    }

    /** How many groups are too small to be shown. */
    private static int small(FigureRules.@Nullable Scale scale, List<List<Cell>> ways) {
        int small = 0;
        for (List<Cell> cells : ways) {
            small += scale == null ? 0 : FigureRules.small(cells, scale);
        }
        return small;
    }

    private List<Cell> agents(List<Cell> cells) {
        return cells.stream()
                .map(c -> {
                    User user = users.find(Long.parseLong(c.group()));
                    String name = user == null ? "somebody who is no longer here" : user.name();
                    return new Cell(name, c.measure(), c.score(), c.most(), c.answers());
                })
                .toList();
    }

    /** Of whom a condition holds beside all others; neither is shown when one of them is small. */
    private ResultsView.Segment segment(int id, Instant since, FigureRules.Scale scale, Map<String, String> typed) {
        ConditionView form =
                desk.view(typed, "Compare those of whom this holds with all others", ConditionDesk.CUSTOMER);
        String json = desk.json(typed).orElse(null);
        if (json == null) {
            return new ResultsView.Segment(form, false, List.of(), null);
        }
        if (!(conditions.readTyped(json) instanceof Conditions.Reading.Good good)) {
            return new ResultsView.Segment(form, true, List.of(), form.reading().text());
        }
        return switch (conditions.everybody(good.condition(), time.instant())) {
            case Conditions.Everybody.Refused refused ->
                new ResultsView.Segment(form, true, List.of(), refused.sentence());
            case Conditions.Everybody.Ready ready -> {
                List<Cell> cells = sql.bySegment(id, since, ready.customers());
                List<ResultsView.Group> groups = FigureRules.small(cells, scale) > 0
                        ? List.of()
                        : FigureRules.groups(cells, scale).stream()
                                .map(g -> new ResultsView.Group(
                                        g.name().equals("these")
                                                ? conditions.sentence(good.condition())
                                                : "all others who are known",
                                        g.figure()))
                                .toList();
                yield new ResultsView.Segment(form, true, groups, null);
            }
        };
    }

    /** Of an anonymous survey nobody knows whose letter was answered; there all answers count. */
    private static heartstring.kernels.shares.Interval rate(Survey survey, ResultsSql.Totals totals) {
        long answered = survey.anonymous() ? Math.min(totals.asked(), totals.answers()) : totals.answeredOfAsked();
        return Shares.share(answered, totals.asked());
    }

    private static List<ResultsView.Group> groups(
            List<Cell> cells, FigureRules.@Nullable Scale scale, boolean tooFew, boolean byFigure) {
        if (scale == null || tooFew) {
            return List.of();
        }
        List<ResultsView.Group> groups = FigureRules.groups(cells, scale);
        Comparator<ResultsView.Group> lowest =
                Comparator.comparingDouble(g -> g.figure().interval().value());
        return byFigure ? groups.stream().sorted(lowest).toList() : groups;
    }

    private static List<Cell> named(List<Cell> cells, String none) {
        return cells.stream()
                .map(c -> c.group().isEmpty() ? new Cell(none, c.measure(), c.score(), c.most(), c.answers()) : c)
                .toList();
    }

    private static String stop(@Nullable Form form, ResultsSql.Tally at) {
        return FigureRules.title(
                form,
                form == null ? null : form.question(at.question()).orElse(null),
                at.question().isEmpty() ? "the end" : at.question());
    }

    private List<ResultsSql.Handed> files(int survey) {
        List<ResultsSql.Handed> files = sql.files(survey, FILES);
        Set<Long> seen =
                customers.among(files.stream().map(ResultsSql.Handed::customer).toList());
        return files.stream().filter(f -> seen.contains(f.customer())).toList();
    }

    /** A file that came with an answer, to be saved. */
    @GetMapping("/experience/surveys/{id:\\d+}/files/{file}")
    ResponseEntity<byte[]> file(@PathVariable int id, @PathVariable UUID file) {
        return files(id).stream()
                .filter(f -> f.id().equals(file))
                .findFirst()
                .flatMap(f -> files.find(f.id()))
                .map(Download::answer)
                .orElseThrow(() -> Refusal.notFound("file"));
    }

    private record Quotes(
            List<ResultsView.Quote> shown, @Nullable String next) {}

    private Quotes quotes(int survey, Instant since, @Nullable String cursor) {
        Cursor from = Cursor.parse(cursor, 2);
        List<Line> lines = sql.lines(
                survey,
                since,
                true,
                from == null ? END : from.moment(0),
                from == null ? Long.MAX_VALUE : from.number(1),
                QUOTES);
        Set<Long> seen = customers.among(
                lines.stream().map(Line::customer).filter(c -> c != 0).toList());
        Map<Long, String> names = sql.names(List.copyOf(seen)).stream()
                .collect(Collectors.toMap(ResultsSql.Name::customer, ResultsSql.Name::name));
        List<ResultsView.Quote> shown = lines.stream()
                .filter(line -> line.customer() == 0 || seen.contains(line.customer()))
                .map(line -> new ResultsView.Quote(
                        line.at(),
                        line.score(),
                        String.join("\n\n", words(line).values()),
                        line.customer(),
                        names.getOrDefault(line.customer(), ""),
                        line.touchpoint(),
                        line.store()))
                .filter(quote -> !quote.words().isBlank())
                .toList();
        String next = lines.size() < QUOTES
                ? null
                : Cursor.of(lines.getLast().at(), lines.getLast().id()).text();
        return new Quotes(shown, next);
    }

    private static Map<String, String> words(Line line) {
        JsonNode own = JSON.readTree(line.words());
        if (!own.isEmpty()) {
            return own.properties().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, e -> e.getValue().asString(), (a, b) -> a));
        }
        return heartstring.experience.answers.Answered.texts(line.body());
    }

    /** All answers as a file, newest first: one row each, one column for each question. */
    @GetMapping("/experience/surveys/{id:\\d+}/answers.{form:csv|xlsx}")
    void export(
            @PathVariable int id,
            @PathVariable String form,
            @RequestParam(defaultValue = "0") int days,
            HttpServletResponse response)
            throws IOException {
        Survey survey = find(id);
        Instant since = since(days);
        if (survey.anonymous() && sql.totals(id, since, settings.zone().getId()).answers() < ResultsView.FEWEST) {
            throw Refusal.unprocessable(
                    "There are fewer than five answers yet; one by one they would tell who it was.");
        }
        List<String> questions = columns(id, survey);
        try (Sheet sheet =
                Sheet.answer(response, form, "answers-" + survey.key().replace('_', '-'))) {
            List<Object> head = new ArrayList<>(
                    List.of("answer", "at", "customer", "channel", "store", "language", "version", "score"));
            head.addAll(questions);
            head.add("words");
            sheet.row(head);
            Instant before = END;
            long below = Long.MAX_VALUE;
            List<Line> lines;
            long rows = 1;
            do {
                lines = sql.lines(id, since, false, before, below, BATCH);
                Set<Long> seen = customers.among(
                        lines.stream().map(Line::customer).filter(c -> c != 0).toList());
                for (Line line : lines) {
                    if (line.customer() == 0 || seen.contains(line.customer())) {
                        sheet.row(row(line, survey, questions));
                    }
                }
                sheet.flush();
                rows += lines.size();
                if (!lines.isEmpty()) {
                    before = lines.getLast().at();
                    below = lines.getLast().id();
                }
            } while (lines.size() == BATCH && rows < Sheet.MOST_ROWS - BATCH);
        }
    }

    private List<String> columns(int id, Survey survey) {
        Form form = form(survey);
        List<String> columns = new ArrayList<>();
        if (form != null) {
            form.questions().forEach(q -> columns.add(q.key()));
        }
        sql.tallies(id, Instant.EPOCH).stream()
                .map(ResultsSql.Tally::question)
                .distinct()
                .filter(q -> !columns.contains(q))
                .forEach(columns::add);
        return columns;
    }

    private static List<Object> row(Line line, Survey survey, List<String> questions) {
        Map<String, String> words = words(line);
        JsonNode items = JSON.readTree(line.items());
        List<Object> row = new ArrayList<>();
        row.add(line.id());
        row.add(survey.anonymous() ? line.at().toString().substring(0, 10) : line.at());
        row.add(line.customer() == 0 ? "" : line.customer());
        row.add(line.channel());
        row.add(line.store());
        row.add(line.language());
        row.add(line.version() == 0 ? "" : line.version());
        row.add(line.score());
        for (String question : questions) {
            JsonNode item = items.path(question);
            row.add(
                    item.isArray()
                            ? item.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                            : item.isMissingNode() ? words.getOrDefault(question, "") : item.asString());
        }
        row.add(words.getOrDefault("", ""));
        return row;
    }

    private Instant since(int days) {
        return days <= 0 ? Instant.EPOCH : time.instant().minus(Duration.ofDays(Math.min(days, 36_500)));
    }

    private @Nullable Form form(Survey survey) {
        return survey.published() == 0
                ? null
                : surveys.published(survey.id(), survey.published()).orElse(null);
    }

    private Survey find(int id) {
        return surveys.find(id).orElseThrow(() -> Refusal.notFound("survey"));
    }
}
