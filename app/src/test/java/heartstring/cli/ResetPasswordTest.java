package heartstring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Heartstring;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.TestDatabase;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@HouseTest
class ResetPasswordTest {

    private final House house;

    ResetPasswordTest(House house) {
        this.house = house;
    }

    @Test
    void printsALinkThatTheRunningServerTakes(@TempDir Path data) {
        User user = house.user(Role.AGENT);
        String said = run(data, user.email());
        String path = said.lines()
                .filter(line -> line.startsWith("/reset/"))
                .findFirst()
                .orElseThrow();
        assertThat(house.browser().post(path, "password", "a brand new one").location())
                .isEqualTo("/login");
    }

    private static String run(Path data, String email) {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            String url = TestDatabase.jdbcUrl("postgres") + "&password=postgres";
            assertThat(Commands.run(
                            Heartstring.class,
                            "reset-password",
                            email,
                            "--data",
                            data.toString(),
                            "--database-url",
                            url))
                    .isZero();
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
