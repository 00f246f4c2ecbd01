package heartstring.desk.reach;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.notices.Notices;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.ForScope;
import heartstring.platform.auth.Gate;
import heartstring.platform.auth.Role;
import heartstring.platform.keys.ApiKeys;
import heartstring.platform.reach.ReachDoor;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.reach.Width;
import heartstring.platform.recents.Recents;
import heartstring.platform.users.User;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Goes through every page and every call of the house as somebody who sees their own alone: nothing that another colleague has may
 * stand in any answer, whatever is asked. A page that is added later is walked through, too.
 */
@HouseTest
class ReachWalkTest {

    /** Addresses of many records, in which an administrator finds each of them; so the walk goes where there is something to see. */
    private static final List<String> FULL = List.of(
            "/customers",
            "/customers/duplicates",
            "/customers/export.csv",
            "/customers/review",
            "/cases",
            "/crm/companies",
            "/crm/deals",
            "/crm/deals/export.csv",
            "/crm/inbox",
            "/crm/leads",
            "/crm/months",
            "/crm/picks",
            "/crm/tasks",
            "/search",
            "/search/suggestions",
            "/palette",
            "/promises",
            "/loyalty/members",
            "/loyalty/suspicions",
            "/live",
            "/api/deals",
            "/api/leads",
            "/api/conversations",
            "/api/companies",
            "/api/memory/promises");

    /** The till serves anybody who is there; a whole card, number or address finds them. */
    private static final Pattern TILL = Pattern.compile("/(api/)?till\\b.*|/lookup");

    /** Those that never end, and those that other tests brought along. */
    private static final Pattern LEFT_OUT = Pattern.compile(".*/stream|/api/test/.*");

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::((?:[^{}]|\\{[^{}]*})*))?}");

    private static Records.@Nullable Made made;

    private final House house;
    private final RequestMappingHandlerMapping handlers;
    private final Records records;
    private final Reaches reaches;
    private final List<ReachDoor> doors;
    private final Notices notices;
    private final Recents recents;
    private final ApiKeys keys;

    ReachWalkTest(
            House house,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers,
            BeanFactory beans,
            Reaches reaches,
            List<ReachDoor> doors,
            Notices notices,
            Recents recents,
            ApiKeys keys) {
        this.house = house;
        this.handlers = handlers;
        this.records = new Records(beans);
        this.reaches = reaches;
        this.doors = doors;
        this.notices = notices;
        this.recents = recents;
        this.keys = keys;
    }

    @BeforeEach
    void narrow() {
        for (RecordKind kind : RecordKind.values()) {
            reaches.set(Role.MANAGER, kind, Width.OWN);
        }
    }

    @AfterEach
    void widen() {
        for (RecordKind kind : RecordKind.values()) {
            reaches.set(Role.MANAGER, kind, Width.ALL);
        }
    }

    /** Made once for all tests. */
    private Records.Made theirs() throws Exception {
        Records.Made known = made;
        if (known == null) {
            known = records.of(house.user(Role.AGENT).id());
            made = known;
        }
        return known;
    }

    /** Somebody who asks, and what may be asked of them. */
    private record Asker(Function<String, Answer> get, boolean program) {}

    @Test
    void nothingOfAnothersStandsInAnyAnswer() throws Exception {
        User me = house.user(Role.MANAGER);
        Records.Made theirs = theirs();
        Records.Made mine = records.of(me.id());
        notices.tell(List.of(me.id()), "task-assigned", Notices.About.task(theirs.task()));
        recents.note(me.id(), "/customers/" + theirs.person());
        Browser browser = house.signedIn(me);
        Api program = house.apiWith(
                keys.make("bound to a colleague", List.of("admin"), me.id()).token());
        Browser administrator = house.as(Role.ADMINISTRATOR);
        Api unbound = house.api("admin");

        Map<String, String> leaks = new TreeMap<>();
        Set<String> found = new TreeSet<>();
        Set<String> kept = new TreeSet<>();
        for (Asker asker : List.of(new Asker(browser::get, false), new Asker(program::get, true))) {
            for (String address : addresses(asker.program(), theirs)) {
                Answer answer = asker.get().apply(address);
                assertThat(answer.status()).as(address).isLessThan(500);
                if (answer.body().contains(theirs.word()) || leadsTo(theirs, address, answer)) {
                    leaks.put(address, excerpt(answer.body(), theirs.word()));
                }
                if (answer.body().contains(mine.word())) {
                    kept.add(path(address));
                }
                if (FULL.contains(path(address))) {
                    Answer whole = asker.program() ? unbound.get(address) : administrator.get(address);
                    if (whole.body().contains(theirs.word())) {
                        found.add(path(address));
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(found).as("where there is something to see").containsAll(FULL);
        assertThat(kept).as("where one's own is seen").containsAll(FULL);
    }

    @Test
    void whatIsOutOfReachIsNotThereForAnyAct() throws Exception {
        User me = house.user(Role.MANAGER);
        Records.Made theirs = theirs();
        Browser browser = house.signedIn(me);
        Api program = house.apiWith(
                keys.make("bound to a colleague", List.of("admin"), me.id()).token());
        Map<String, List<Long>> ids = kinds(theirs);
        List<String> acts = new ArrayList<>();
        Map<String, Integer> done = new TreeMap<>();
        handlers.getHandlerMethods().forEach((mapping, method) -> {
            for (String template : mapping.getPatternValues()) {
                Long id = doors.stream()
                        .filter(d -> ids.containsKey(d.noun()))
                        .filter(d -> d.addresses().stream()
                                .anyMatch(p -> p.matcher(template).lookingAt()))
                        .map(d -> ids.get(d.noun()).getFirst())
                        .findFirst()
                        .orElse(null);
                for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
                    if (id == null || verb == RequestMethod.GET || !mayAsk(Gate.sign(method))) {
                        continue;
                    }
                    String address = VARIABLE.matcher(template).replaceAll(String.valueOf(id));
                    Answer answer = template.startsWith("/api/")
                            ? program.send(verb.name(), address, "{}")
                            : browser.post(address);
                    acts.add(template);
                    if (answer.status() != 404) {
                        done.put(verb + " " + template, answer.status());
                    }
                }
            }
        });
        assertThat(done).isEmpty();
        assertThat(acts).hasSizeGreaterThan(60);
    }

    /** Managers' pages and all calls, but for the till's. */
    private Set<String> addresses(boolean program, Records.Made theirs) {
        Set<String> addresses = new LinkedHashSet<>();
        handlers.getHandlerMethods().forEach((mapping, method) -> {
            if (!mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET) || !mayAsk(Gate.sign(method))) {
                return;
            }
            for (String template : mapping.getPatternValues()) {
                if (template.startsWith("/api/") == program
                        && !TILL.matcher(template).matches()
                        && !LEFT_OUT.matcher(template).matches()) {
                    addresses.addAll(filled(template, theirs));
                }
            }
        });
        return addresses;
    }

    private static boolean mayAsk(Annotation sign) {
        return switch (sign) {
            case ForRoles roles ->
                roles.value().length == 0 || Arrays.asList(roles.value()).contains(Role.MANAGER);
            case ForScope scope -> true;
            case null, default -> false;
        };
    }

    /** An address for each record that could be meant, and lists as somebody asks who wants to find everything. */
    private Set<String> filled(String template, Records.Made theirs) {
        Matcher variables = VARIABLE.matcher(template);
        if (!variables.find()) {
            return Set.of(
                    template,
                    template + "?q=" + Records.COMMON + "&name=" + Records.COMMON
                            + "&whose=all&queue=team&view=all&state=all&limit=100",
                    template + "?kind=email&value=" + theirs.mail() + "&email=" + theirs.mail(),
                    template + "?customer=" + theirs.person());
        }
        Set<String> filled = new LinkedHashSet<>();
        String constraint = variables.group(2) == null ? "[^/]+" : variables.group(2);
        if ("csv".matches(constraint) && !"1".matches(constraint)) {
            filled.add(variables.replaceAll("csv"));
        }
        for (String id : candidates(template, theirs)) {
            if (id.matches(constraint)) {
                String first = template.substring(0, variables.start()) + id + template.substring(variables.end());
                filled.add(VARIABLE.matcher(first).replaceAll(String.valueOf(theirs.touchpoint())));
            }
        }
        return filled;
    }

    /** The records that a template may mean: those of its door, else all of them. */
    private Set<String> candidates(String template, Records.Made theirs) {
        Map<String, List<Long>> kinds = kinds(theirs);
        Set<String> ids = new LinkedHashSet<>();
        doors.stream()
                .filter(door -> door.addresses().stream()
                        .anyMatch(p -> p.matcher(template).lookingAt()))
                .flatMap(door -> kinds.getOrDefault(door.noun(), List.of()).stream())
                .forEach(id -> ids.add(String.valueOf(id)));
        if (ids.isEmpty()) {
            kinds.values().forEach(several -> several.forEach(id -> ids.add(String.valueOf(id))));
            ids.addAll(List.of(
                    String.valueOf(theirs.touchpoint()),
                    String.valueOf(theirs.promise()),
                    theirs.file().toString()));
        }
        return ids;
    }

    private static Map<String, List<Long>> kinds(Records.Made theirs) {
        return Map.of(
                "customer",
                List.of(theirs.person(), theirs.company()),
                "deal",
                List.of(theirs.deal(), theirs.lead()),
                "task",
                List.of(theirs.task()),
                "conversation",
                List.of(theirs.conversation()),
                "pair",
                List.of(theirs.pair()),
                "duplicate",
                List.of(theirs.duplicate()),
                "member",
                List.of(theirs.member()),
                "case",
                List.of(theirs.caseId()));
    }

    /** Whether a page links a record that its own address does not name. */
    private static boolean leadsTo(Records.Made theirs, String address, Answer answer) {
        return List.of(
                        "/customers/" + theirs.person(),
                        "/customers/" + theirs.company(),
                        "/crm/deals/" + theirs.deal(),
                        "/crm/deals/" + theirs.lead(),
                        "/crm/tasks/" + theirs.task(),
                        "/crm/inbox/" + theirs.conversation(),
                        "/cases/" + theirs.caseId())
                .stream()
                .filter(link -> !address.startsWith(link))
                .anyMatch(link -> Pattern.compile(Pattern.quote(link) + "(?![0-9])")
                        .matcher(answer.body())
                        .find());
    }

    private static String path(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    private static String excerpt(String body, String word) {
        int at = body.indexOf(word);
        return at < 0 ? "a link" : body.substring(Math.max(0, at - 60), at + word.length());
    }
}
