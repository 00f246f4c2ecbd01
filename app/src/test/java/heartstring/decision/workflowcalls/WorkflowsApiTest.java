package heartstring.decision.workflowcalls;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.decision.versions.Workflows;
import heartstring.platform.auth.Role;
import heartstring.platform.fields.FieldDraft;
import heartstring.platform.fields.Fields;
import heartstring.platform.fields.Kind;
import heartstring.platform.fields.Subject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What a program may say in a workflow. */
@HouseTest
class WorkflowsApiTest {

    private final House house;
    private final Fields fields;
    private final Workflows workflows;

    WorkflowsApiTest(House house, Fields fields, Workflows workflows) {
        this.house = house;
        this.fields = fields;
        this.workflows = workflows;
    }

    @Test
    void whoMayNotSeeAFieldAsksAboutItInNoPlace() {
        String key = "hush"
                + Integer.toString(ThreadLocalRandom.current().nextInt(1_000_000_000), 26)
                        .replaceAll("[0-9]", "z");
        fields.add(new FieldDraft(
                Subject.PERSON, Kind.TEXT, key, "Secret " + key, "", List.of(), Set.of(Role.MANAGER), Set.of()));
        int field = fields.find(Subject.PERSON, key).orElseThrow().id();
        String asks = "{'term':'trait','with':{'name':'%s'},'is':'is','value':'yes'}".formatted(key);
        String wait = "'steps':[{'id':'w','do':'wait','minutes':5}]";
        try {
            for (String workflow : List.of(
                    "{'only':%s,%s}".formatted(asks, wait),
                    "{'goal':{'holds':%s},%s}".formatted(asks, wait),
                    "{'exits':[{'name':'x','holds':%s}],%s}".formatted(asks, wait),
                    "{'steps':[{'id':'s','do':'shares','shares':[{'percent':9,'steps':[{'id':'i','do':'split','if':%s}]}]}]}"
                            .formatted(asks))) {
                Answer refused = made(key, workflow, "workflows:write");
                assertThat(refused.status()).as(workflow).isEqualTo(422);
                assertThat(refused.body()).contains("may not be asked about by you");
                Answer made = made(key, workflow, "workflows:write", "fields:read");
                assertThat(made.status()).as(made.body()).isEqualTo(201);
                workflows.remove(made.json().path("workflow").path("id").asInt(0));
            }
        } finally {
            fields.delete(field, true);
        }
    }

    private Answer made(String name, String workflow, String... scopes) {
        return house.api(scopes)
                .post(
                        "/api/workflows",
                        "{'name':'%s','workflow':%s}".formatted(name, workflow).replace('\'', '"'));
    }
}
