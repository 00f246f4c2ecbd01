package heartstring.crm.notes;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.deals.DealDraft;
import heartstring.crm.deals.DealOutcome;
import heartstring.crm.deals.Deals;
import heartstring.crm.tasks.TaskDraft;
import heartstring.crm.tasks.Tasks;
import heartstring.customer.privacy.Privacy;
import heartstring.desk.CustomersAtWork;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.touchpoint.sources.Sources;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class NotesTest {

    private final House house;
    private final Users users;
    private final Notes notes;
    private final Attachments attachments;
    private final Deals deals;
    private final Tasks tasks;
    private final Privacy privacy;
    private final CustomersAtWork shop;
    private final JdbcClient jdbc;

    NotesTest(
            House house,
            Users users,
            Notes notes,
            Attachments attachments,
            Deals deals,
            Tasks tasks,
            Privacy privacy,
            Sources sources,
            JdbcClient jdbc) {
        this.house = house;
        this.users = users;
        this.notes = notes;
        this.attachments = attachments;
        this.deals = deals;
        this.tasks = tasks;
        this.privacy = privacy;
        this.shop = new CustomersAtWork(house, sources, jdbc);
        this.jdbc = jdbc;
    }

    @Test
    void whoIsNamedAndWhoFollowsIsTold() throws Exception {
        long customer = shop.identify("Ada Noted", CustomersAtWork.mail());
        User named = house.user(Role.AGENT);
        String name = "Berta " + UUID.randomUUID().toString().substring(0, 8);
        users.rename(named.id(), name);
        User follower = house.user(Role.AGENT);
        Browser following = house.signedIn(follower);
        following.post("/crm/customers/" + customer + "/following", "on", "true");
        Browser writer = house.signedIn(house.user(Role.AGENT));

        assertThat(writer.post(
                                "/crm/customers/" + customer + "/notes",
                                "text",
                                "Ask @" + name + ", she knows <b>her</b>.")
                        .status())
                .isEqualTo(303);

        assertThat(writer.get("/customers/" + customer).body())
                .contains("Some Agent noted: “Ask @" + name + ", she knows &lt;b&gt;her&lt;/b&gt;.”");
        assertThat(house.signedIn(named).get("/notices").body()).contains("mentioned you in a note on Ada Noted");
        assertThat(following.get("/notices").body()).contains("wrote a note on Ada Noted");
        assertThat(writer.get("/notices").body()).contains("Nothing to tell you");
        assertThat(jdbc.sql("select count(*) from crm.notice where kind ilike '%knows%'")
                        .query((rs, n) -> rs.getLong(1))
                        .single())
                .isZero();
    }

    @Test
    void aFileThatLiesIsRefusedAndAGoodOneIsHandedOutToBeSaved() throws Exception {
        long customer = shop.identify("Ada Files", CustomersAtWork.mail());
        Browser agent = house.as(Role.AGENT);
        String path = "/crm/customers/" + customer + "/files";

        assertThat(upload(agent, path, "contract.pdf", "<html><script>alert(1)</script>")
                        .status())
                .isEqualTo(303);
        assertThat(agent.get("/crm/customers/" + customer + "/side").body()).contains("No file yet");
        assertThat(upload(agent, path, "../../wish \"list\".txt", "Beans, milk").status())
                .isEqualTo(303);

        assertThat(attachments.ofCustomer(customer, 5))
                .extracting(Attachments.Attachment::name)
                .containsExactly("wish _list_.txt");
        UUID id = attachments.ofCustomer(customer, 5).getFirst().id();
        Answer file = agent.get("/crm/files/" + id);
        assertThat(file.body()).isEqualTo("Beans, milk");
        assertThat(file.header("Content-Disposition"))
                .hasValueSatisfying(v -> assertThat(v).startsWith("attachment"));
        assertThat(file.header("Content-Security-Policy"))
                .hasValueSatisfying(v -> assertThat(v).contains("sandbox"));
        assertThat(house.browser().get("/crm/files/" + id).status()).isNotEqualTo(200);
        assertThat(house.as(Role.CASHIER).get("/crm/files/" + id).status()).isEqualTo(403);
        assertThat(agent.post("/crm/files/" + id + "/removal").status()).isEqualTo(303);
        assertThat(agent.get("/crm/files/" + id).status()).isEqualTo(404);
    }

    private static Answer upload(Browser browser, String path, String name, String content) {
        return browser.upload(path, name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoIsForgottenLeavesNoDealTaskNoteOrFile() throws Exception {
        String word = "Zimtstern" + UUID.randomUUID().toString().replace("-", "");
        long customer = shop.identify("Ada Gone", CustomersAtWork.mail());
        long company = shop.identify("Some Firm", CustomersAtWork.mail());
        long deal = ((DealOutcome.Done) deals.open(new DealDraft(word, customer, 0, 0, 1L, "EUR", 0, null, null)))
                .deal()
                .id();
        long kept = ((DealOutcome.Done)
                        deals.open(new DealDraft("Kept", company, customer, 0, 1L, "EUR", 0, null, null)))
                .deal()
                .id();
        tasks.add(TaskDraft.plain(word, 0, Instant.now(), customer, 0));
        notes.writeOnDeal(deal, word);
        attachments.add(0, deal, word + ".txt", word.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        assertThat(privacy.export(customer, file)).isTrue();

        assertThat(privacy.erase(customer, "erase " + customer)).isInstanceOf(Privacy.Erasure.Done.class);

        assertThat(deals.find(deal)).isEmpty();
        assertThat(deals.find(kept).orElseThrow().contactId()).isZero();
        for (String table :
                new String[] {"crm.deal", "crm.task", "platform.file", "touchpoint.touchpoint", "crm.deal_line"}) {
            assertThat(jdbc.sql("select count(*) from " + table + " t where t::text like :word")
                            .param("word", "%" + word + "%")
                            .query((rs, n) -> rs.getLong(1))
                            .single())
                    .as(table)
                    .isZero();
        }
    }
}
