package heartstring.platform.users;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@HouseTest
class UsersTest {

    private final House house;
    private final Users users;

    UsersTest(House house, Users users) {
        this.house = house;
        this.users = users;
    }

    @Test
    void anAdministratorAddsAndChangesSomebody() {
        Browser administrator = house.as(Role.ADMINISTRATOR);
        String email = UUID.randomUUID() + "@house.test";
        Answer added = administrator.post("/users", "email", email, "name", "Zoë <b>", "role", "CASHIER");
        assertThat(added.body()).contains("Hand this link over").contains("Zoë &lt;b&gt;");
        User user = users.find(email).orElseThrow();
        assertThat(administrator.get("/users/" + user.id()).status()).isEqualTo(200);
        assertThat(administrator
                        .post("/users/" + user.id(), "name", "Zoë", "role", "AGENT", "active", "true")
                        .status())
                .isEqualTo(303);
        assertThat(users.find(email).orElseThrow().role()).isEqualTo(Role.AGENT);
        assertThat(administrator
                        .post("/users", "email", email, "name", "Twin", "role", "AGENT")
                        .status())
                .isEqualTo(422);
        assertThat(administrator.get("/users/999999999").status()).isEqualTo(404);
        assertThat(administrator
                        .post("/users", "email", email, "name", "Twin", "role", "EMPEROR")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void weakPasswordsAndOddAddressesAreRefused() {
        for (String password : new String[] {"short", "aaaaaaaaaaaaaaa", "x".repeat(73) + "abcdef"}) {
            assertThat(users.add(UUID.randomUUID() + "@house.test", "Somebody", Role.AGENT, password))
                    .isInstanceOf(UserOutcome.Refused.class);
        }
        for (String email : new String[] {"", "nobody", "a b@c.test", "@c.test"}) {
            assertThat(users.add(email, "Somebody", Role.AGENT, House.PASSWORD))
                    .isInstanceOf(UserOutcome.Refused.class);
        }
    }
}
