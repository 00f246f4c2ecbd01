package heartstring.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.customer.merges.Merges;
import heartstring.decision.cases.CaseOutcome;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Cause;
import heartstring.decision.openings.CaseSetting;
import heartstring.decision.openings.CaseSettings;
import heartstring.loyalty.Shop;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.rewards.Reward;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases as they are worked at on a desk and on a phone: many, of long names, with what goes wrong and with amends. */
@HouseTest
class CasesWalkTest {

    private static final String LONG =
            "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafe ";

    private final House house;
    private final Cases cases;
    private final CaseSettings settings;
    private final Budgets budgets;
    private final Shop shop;
    private final Merges merges;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private Chrome chrome;

    CasesWalkTest(
            House house,
            Cases cases,
            CaseSettings settings,
            Budgets budgets,
            Shop shop,
            Merges merges,
            Sources sources,
            Belts belts,
            JdbcClient jdbc) {
        this.house = house;
        this.cases = cases;
        this.settings = settings;
        this.budgets = budgets;
        this.shop = shop;
        this.merges = merges;
        this.sources = sources;
        this.belts = belts;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void open() {
        chrome = new Chrome(house);
    }

    @AfterEach
    void close() {
        chrome.close();
        settings.set(CaseSetting.PLAIN);
    }

    private Talks named() throws Exception {
        Talks who = new Talks(house, sources, belts, jdbc);
        who.mail(Instant.now().minusSeconds(200), "Hello", "Hello " + LONG.repeat(3) + mark);
        jdbc.sql("update customer.headline set name = :name where customer_id = :customer")
                .param("name", LONG + mark)
                .param("customer", who.customer())
                .update();
        return who;
    }

    private long opened(Talks who, Duration ago, long owner) {
        long profile = jdbc.sql("select min(id) from customer.v_profile where customer_id = :customer")
                .param("customer", who.customer())
                .query(Long.class)
                .single();
        return opened(profile, ago, owner);
    }

    private long opened(long profile, Duration ago, long owner) {
        Cases.Opening opening = new Cases.Opening(
                profile, Cause.COMPLAINT, LONG, owner, Instant.now().minus(ago), null);
        return ((CaseOutcome.Done) cases.open(opening)).about().id();
    }

    /** Sixty customers of ours, each with a case of the last days. */
    private void many(long owner) {
        jdbc.sql("""
                        with c as (insert into customer.customer select from generate_series(1, 60) returning id),
                        p as (insert into customer.profile (customer_id, source_id, key_kind, key_value)
                              select id, 0, 'user_id', 'walk' || :mark || id from c returning id)
                        insert into decision.customer_case (profile_id, family, cause, owner_id, opened_at, first_due_at)
                        select id, 'voiced', 'complaint', :owner, now() - interval '1 hour', now() - interval '1 minute' from p""").param("mark", mark).param("owner", owner).update();
    }

    @Test
    void casesAreWorkedAtOnADeskAndAPhone() throws Exception {
        User manager = house.user(Role.MANAGER);
        Talks one = named();
        Talks other = named();
        long id = opened(one, Duration.ofHours(30), manager.id());
        opened(other, Duration.ofHours(2), manager.id());
        merges.merge(one.customer(), other.customer(), false, new Merges.By("user", manager.id()));
        many(manager.id());
        Page desk = chrome.page(manager, 1360, ColorScheme.LIGHT);
        Page phone = chrome.page(manager, 390, ColorScheme.DARK);
        for (String path : List.of("/cases/new?customer=" + one.customer(), "/cases/settings")) {
            desk.navigate(chrome.at(path));
            chrome.look(desk, "cases" + path.replaceAll("\\?.*", "").replace('/', '-') + "-1360-light");
        }
        desk.navigate(chrome.at("/cases?view=mine"));
        chrome.look(desk, "cases-mine-1360-light");
        phone.navigate(chrome.at("/cases?view=mine"));
        chrome.look(phone, "cases-mine-390-dark");
        phone.locator("a:has-text('Earlier ones')").click();
        phone.locator("td[data-label=Why]").first().waitFor();
        desk.navigate(chrome.at("/cases/" + id));
        chrome.look(desk, "cases-one-1360-light");
        refusedWithWhatWasTyped(phone, id);
        amends(desk, phone, manager.id());
        assertThat(chrome.complaints).isEmpty();
    }

    private void refusedWithWhatWasTyped(Page phone, long id) {
        phone.navigate(chrome.at("/cases/" + id));
        phone.fill("#subject", " ");
        phone.fill("#text", "Kept " + mark);
        phone.click("button:has-text('Send, and wait for them')");
        phone.locator("[role=alert]").waitFor();
        assertThat(phone.inputValue("#text")).contains("Kept " + mark);
        chrome.look(phone, "cases-refused-390-dark");
    }

    /** A manager says what a voucher costs; goods are given and handed over, a voucher is given and taken back. */
    private void amends(Page desk, Page phone, long owner) {
        Budget budget = budgets.make("Walk " + mark, "EUR", 10_000, Budget.Period.WHOLE, false);
        CaseSetting p = CaseSetting.PLAIN;
        settings.set(new CaseSetting(
                p.causes(), 60, 60, 25, 20, 0, 0, budget.id(), 100, p.usualMinor(), p.mostMinor(), p.recoveredDays()));
        Programme programme = shop.programme();
        Member member = shop.member(programme, 0, null);
        Reward jam = shop.goods(programme, "Jam " + LONG.substring(0, 60) + mark, 300, 5);
        long batch = shop.personalVouchers("Sorry " + mark, 500);
        long id = opened(member.profileId(), Duration.ofHours(1), owner);
        desk.navigate(chrome.at("/cases/settings/amends"));
        desk.getByLabel("What one of Sorry " + mark + " costs, empty for not given")
                .fill("4.50");
        desk.locator("tr:has-text('Sorry " + mark + "') button").click();
        desk.locator("text=It can be given as amends").waitFor();
        chrome.look(desk, "cases-amends-1360-light");

        phone.navigate(chrome.at("/cases/" + id));
        phone.selectOption("#what", "voucher " + batch);
        phone.click("button:has-text('Give it')");
        phone.locator("text=Given: Sorry " + mark).waitFor();
        chrome.look(phone, "cases-given-390-dark");
        phone.click("button:has-text('Take it back')");
        phone.locator(".badge:has-text('taken back')").waitFor();

        desk.navigate(chrome.at("/cases/" + id));
        desk.selectOption("#what", "gift " + jam.id());
        desk.click("button:has-text('Give it')");
        desk.click("button:has-text('It is handed over')");
        desk.locator(".badge:has-text('handed over')").waitFor();
        chrome.look(desk, "cases-handed-1360-light");
    }
}
