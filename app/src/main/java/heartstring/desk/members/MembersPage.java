package heartstring.desk.members;

import heartstring.desk.search.Finder;
import heartstring.desk.search.Hit;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.adjustments.Adjustments;
import heartstring.loyalty.challenges.Challenges;
import heartstring.loyalty.history.Entries;
import heartstring.loyalty.history.Entry;
import heartstring.loyalty.history.History;
import heartstring.loyalty.history.Movement;
import heartstring.loyalty.households.Households;
import heartstring.loyalty.leaving.Closings;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.OwnAccounts;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.terms.ProgrammeTerms;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.ui.components.Format;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Members of a programme: the list, one of them, and the book behind a movement. */
@Controller
class MembersPage {

    private static final int MOST = 50;
    private static final int MOST_HITS = 50;
    private static final int MOST_LETTERS = 200;
    private static final Set<String> STATUSES = Set.of("", "active", "blocked", "closed");

    private final MembersSql sql;
    private final Finder finder;
    private final Members members;
    private final Programmes programmes;
    private final Purses purses;
    private final Balances balances;
    private final History history;
    private final Entries entries;
    private final Adjustments adjustments;
    private final OwnAccounts ownAccounts;
    private final ProgrammeTerms terms;
    private final Households households;
    private final Closings closings;
    private final Challenges challenges;

    MembersPage(
            MembersSql sql,
            Finder finder,
            Members members,
            Programmes programmes,
            Purses purses,
            Balances balances,
            History history,
            Entries entries,
            Adjustments adjustments,
            OwnAccounts ownAccounts,
            ProgrammeTerms terms,
            Households households,
            Closings closings,
            Challenges challenges) {
        this.challenges = challenges;
        this.terms = terms;
        this.households = households;
        this.sql = sql;
        this.finder = finder;
        this.members = members;
        this.programmes = programmes;
        this.purses = purses;
        this.balances = balances;
        this.history = history;
        this.entries = entries;
        this.adjustments = adjustments;
        this.ownAccounts = ownAccounts;
        this.closings = closings;
    }

    @Bean
    static NavEntry loyaltyMembersEntry() {
        return new NavEntry("Loyalty", 502, "id-badge", "Members", "/loyalty/members", Set.of("AGENT", "MANAGER"));
    }

    @ForRoles({Role.AGENT, Role.MANAGER})
    @GetMapping("/loyalty/members")
    View list(
            @RequestParam(required = false) @Nullable String programme,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor) {
        if (programmes.all().isEmpty()) {
            return Redirect.to("/loyalty").warning("There is no programme yet.");
        }
        String query = q.strip();
        if (!STATUSES.contains(status) || query.length() > MOST_LETTERS) {
            throw Refusal.badRequest("There are active, blocked and closed members.");
        }
        Programme chosen = programme == null
                ? programmes.all().getFirst()
                : programmes.byKey(programme).orElseThrow(() -> Refusal.notFound("programme"));
        Cursor at = Cursor.parse(cursor, 1);
        List<MembersView.Line> page = sql.page(
                chosen.id(),
                chosen.unitId(),
                status,
                query.isEmpty() ? null : found(query),
                at == null ? Long.MAX_VALUE : at.number(0),
                MOST);
        String next = page.size() < MOST
                ? null
                : "/loyalty/members?programme=" + chosen.key() + "&status=" + status + "&q="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&cursor="
                        + Cursor.of(page.getLast().id()).text();
        return Page.of(
                "Members", "desk/members/list", new MembersView(chosen, programmes.all(), query, status, page, next));
    }

    /** By the whole of a card, phone number or e-mail address; else by the beginning of a name. */
    private List<Long> found(String query) {
        List<Hit> hits = finder.exactly(query, MOST_HITS);
        return (hits.isEmpty() ? finder.find(query, MOST_HITS) : hits)
                .stream().map(Hit::customerId).toList();
    }

    @ForRoles({Role.AGENT, Role.MANAGER})
    @GetMapping("/loyalty/members/{id}")
    View member(@PathVariable long id, @RequestParam(required = false) @Nullable String cursor) {
        Member member = find(id);
        Programme programme = programmes.byId(member.programmeId());
        long customer = member.customerId();
        Cursor at = Cursor.parse(cursor, 1);
        List<Movement> movements =
                history.of(customer, programme.unitId(), at == null ? Long.MAX_VALUE : at.number(0), MOST);
        String next = movements.size() < MOST
                ? null
                : "/loyalty/members/" + id + "?cursor="
                        + Cursor.of(movements.getLast().postingId()).text();
        String name = sql.name(customer);
        return Page.of(
                name,
                "desk/members/member",
                new MemberView(
                        member,
                        programme,
                        name,
                        balances.of(purses.ofCustomer(programme.unitId(), customer)),
                        entries.lots(customer, programme.unitId()),
                        movements,
                        next,
                        adjustments.ofCustomer(customer).stream()
                                .filter(a -> a.programmeId() == programme.id())
                                .toList(),
                        terms.of(programme.id()).passing(),
                        terms.of(programme.id()).claimDays() > 0,
                        challenges.standings(programme.id(), customer),
                        households.of(programme.id(), customer).orElse(null),
                        Actor.current().has(Role.MANAGER),
                        ownAccounts.own(customer),
                        closings.words(programme.id()),
                        UUID.randomUUID().toString()));
    }

    @ForRoles(Role.MANAGER)
    @PostMapping("/loyalty/members/{id}/status")
    View set(@PathVariable long id, @RequestParam String status) {
        Member member = find(id);
        Redirect back = Redirect.to("/loyalty/members/" + id);
        return switch (status) {
            case "active" ->
                members.set(id, Member.Status.ACTIVE)
                        ? back.saying("The member may earn and spend again.")
                        : back.warning("Nothing was changed: the membership is active or closed.");
            case "blocked" ->
                members.set(id, Member.Status.BLOCKED)
                        ? back.saying("The member neither earns nor spends until you free them.")
                        : back.warning("Nothing was changed: the membership is blocked or closed.");
            case "closed" -> {
                long lost = closings.close(member);
                yield lost < 0
                        ? back.warning("It was closed before.")
                        : back.saying(
                                lost == 0
                                        ? "The membership is closed."
                                        : "The membership is closed; " + Format.number(lost) + " points were lost.");
            }
            default -> throw Refusal.badRequest("A membership is active, blocked or closed.");
        };
    }

    @ForRoles({Role.AGENT, Role.MANAGER})
    @GetMapping("/loyalty/postings/{id}")
    View posting(@PathVariable long id) {
        Entry entry = entries.entry(id).orElseThrow(() -> Refusal.notFound("posting"));
        Member member = entry.profileId() == null
                ? null
                : sql.memberOf(entry.profileId()).flatMap(members::byId).orElse(null);
        return Page.of(
                "Posting " + id,
                "desk/members/posting",
                new PostingView(
                        entry,
                        member == null ? 0 : member.id(),
                        member == null ? entry.holder() : sql.name(member.customerId()),
                        entry.userId() == 0
                                ? null
                                : sql.colleague(entry.userId()).orElse("A colleague")));
    }

    private Member find(long id) {
        return members.byId(id).orElseThrow(() -> Refusal.notFound("member"));
    }
}
