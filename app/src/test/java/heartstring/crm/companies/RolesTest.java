package heartstring.crm.companies;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.relations.Roles;
import heartstring.desk.CustomersAtWork;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.sources.Sources;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class RolesTest {

    private final House house;
    private final Firms firms;
    private final Roles roles;
    private final CustomersAtWork shop;

    RolesTest(House house, Firms firms, Roles roles, Sources sources, JdbcClient jdbc) {
        this.house = house;
        this.firms = firms;
        this.roles = roles;
        this.shop = new CustomersAtWork(house, sources, jdbc);
    }

    private long firm(String name) {
        return firms.add(name + " " + UUID.randomUUID(), Map.of("city", "York"));
    }

    @Test
    void oneActsForSeveralCompaniesAndTheirStoriesRollUp() throws Exception {
        String mail = CustomersAtWork.mail();
        long ada = shop.identify("Ada Both", mail);
        long north = firm("North");
        long south = firm("South");
        Browser agent = house.as(Role.AGENT);

        assertThat(agent.post("/customers/" + north + "/roles", "other", mail, "role", "Owner")
                        .status())
                .isEqualTo(303);
        assertThat(roles.appoint(ada, south, "Purchasing")).isInstanceOf(Roles.Outcome.Done.class);

        assertThat(roles.companies(ada, 10))
                .extracting(Roles.Role::role)
                .containsExactlyInAnyOrder("Owner", "Purchasing");
        assertThat(agent.get("/customers/" + north).body())
                .contains("With its people", "<strong>Ada Both</strong> · Told us");
        assertThat(agent.get("/customers/" + north + "?only=true").body())
                .doesNotContain("<strong>Ada Both</strong> · ");
        assertThat(agent.get("/customers/" + ada).body()).doesNotContain("With its people");
    }

    @Test
    void aRoleEndedByHandIsNotBroughtBackByASource() throws Exception {
        String mail = CustomersAtWork.mail();
        String user = UUID.randomUUID().toString();
        String group = "g-" + UUID.randomUUID();
        shop.web.post(
                "identify",
                "{\"userId\":\"%s\",\"traits\":{\"name\":\"Ada Left\",\"email\":\"%s\"}}".formatted(user, mail));
        String call = "{\"userId\":\"%s\",\"groupId\":\"%s\",\"traits\":{\"name\":\"%s\",\"role\":\"Cook\"}}"
                .formatted(user, group, group);
        shop.web.post("group", call);
        long ada = shop.owner(mail);
        long company = roles.companies(ada, 5).getFirst().customerId();

        assertThat(roles.dismiss(ada, company)).isInstanceOf(Roles.Outcome.Done.class);
        shop.web.post("group", call);

        assertThat(roles.companies(ada, 5)).isEmpty();
        assertThat(house.as(Role.AGENT).get("/customers/" + company).body()).doesNotContain("Ada Left");
        roles.appoint(ada, company, "Chef");
        assertThat(roles.people(company, 5)).extracting(Roles.Role::role).containsExactly("Chef");
    }

    @Test
    void aCircleOfCompaniesIsRefused() {
        long top = firm("Top");
        long middle = firm("Middle");
        long bottom = firm("Bottom");
        assertThat(roles.place(middle, top)).isInstanceOf(Roles.Outcome.Done.class);
        assertThat(roles.place(bottom, middle)).isInstanceOf(Roles.Outcome.Done.class);

        assertThat(roles.place(top, bottom)).isInstanceOf(Roles.Outcome.Refused.class);
        assertThat(roles.place(top, top)).isInstanceOf(Roles.Outcome.Refused.class);
        assertThat(roles.below(top, 10)).containsExactlyInAnyOrder(middle, bottom);
        assertThat(roles.together(top, 10)).containsExactlyInAnyOrder(top, middle, bottom);
        roles.free(middle);
        assertThat(roles.parent(middle)).isEmpty();
        assertThat(roles.place(top, bottom)).isInstanceOf(Roles.Outcome.Done.class);
    }

    @Test
    void programsSayWhoActsForWhom() throws Exception {
        long ada = shop.identify("Ada Api", CustomersAtWork.mail());
        Answer added = house.api("customers:write").post("/api/companies", "{\"name\":\"Api & Sons\"}");
        assertThat(added.status()).isEqualTo(201);
        long id = added.json().path("id").asLong();

        Answer appointed = house.api("customers:write")
                .send("PUT", "/api/companies/" + id + "/people/" + ada, "{\"role\":\"Owner\"}");

        assertThat(appointed.json().path("people").get(0).path("role").asString())
                .isEqualTo("Owner");
        assertThat(house.api("customers:write")
                        .send("PUT", "/api/companies/" + id + "/parent", "{\"companyId\":" + id + "}")
                        .status())
                .isEqualTo(422);
        assertThat(house.api("customers:read").get("/api/companies/" + ada).status())
                .isEqualTo(404);
        assertThat(house.as(Role.AGENT).get("/crm/companies?q=api+%26").body()).contains("Api &amp; Sons");
    }
}
