package heartstring.crm.chatdoors;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.platform.secrets.Tokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@HouseTest
class ChatPageTest {

    private final House house;
    private final ChatDoors doors;

    ChatPageTest(House house, ChatDoors doors) {
        this.house = house;
        this.doors = doors;
    }

    @Test
    void aManagerSetsItUpAndSeesWhatIsWrong() {
        var manager = house.as(Role.MANAGER);
        String secret = Tokens.next();
        Door door = ((ChatDoors.Outcome.Done) doors.add(
                        "Door " + UUID.randomUUID().toString().substring(0, 8),
                        0,
                        "Hello",
                        "#112233",
                        "https://shop.example",
                        false,
                        "ck_" + Tokens.next(),
                        secret))
                .door();
        Answer wrong = manager.post(
                "/crm/chat", "name", "Shop", "greeting", "Hello", "colour", "#112233", "origins", "https://*");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("https://*", "one site on each line");
        String name = "Shop " + UUID.randomUUID().toString().substring(0, 8);
        assertThat(manager.post(
                                "/crm/chat",
                                "name",
                                name,
                                "greeting",
                                "Hello",
                                "colour",
                                "#112233",
                                "origins",
                                "shop.example")
                        .status())
                .isEqualTo(303);
        Answer page = manager.get("/crm/chat");
        assertThat(page.body())
                .contains(name, "chat.js", "https://shop.example")
                .doesNotContain("data-secret");
        assertThat(manager.get("/crm/chat/" + door.id() + "/trial").body()).contains(door.publicKey());
        assertThat(manager.get("/crm/chat").body()).doesNotContain(secret);
        assertThat(manager.post("/crm/chat/" + door.id() + "/secret").body()).contains(secret);
        assertThat(house.as(Role.AGENT).get("/crm/chat").status()).isEqualTo(403);
    }
}
