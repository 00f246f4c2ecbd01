package heartstring.crm.chatdoors;

import heartstring.platform.audit.SubjectName;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of doors for visitors. */
@Component
class ChatDoorsSql {

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    ChatDoorsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName chatDoorName() {
        return new SubjectName("chat", "select name from crm.chat_door where id = subject.id", null);
    }

    List<Door> all() {
        return jdbc.sql("""
                        select id, name, public_key, source_id, greeting, colour, origins, proof_only, closed_at is not null
                          from crm.chat_door order by closed_at is not null, name limit :most""")
                .param("most", MOST)
                .query((rs, n) -> new Door(
                        rs.getInt(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getInt(4),
                        rs.getString(5),
                        rs.getString(6),
                        List.of((String[]) rs.getArray(7).getArray()),
                        rs.getBoolean(8),
                        rs.getBoolean(9)))
                .list();
    }

    byte[] secret(int id) {
        return jdbc.sql("select secret from crm.chat_door where id = :id")
                .param("id", id)
                .query((rs, n) -> rs.getBytes(1))
                .single();
    }

    /** The new one's number; none when the name is taken. */
    java.util.Optional<Integer> add(Door door, byte[] secret) {
        return jdbc.sql("""
                        insert into crm.chat_door (name, public_key, source_id, greeting, colour, origins, secret, proof_only)
                        values (:name, :key, :source, :greeting, :colour, :origins, :secret, :proof)
                        on conflict (name) do nothing returning id""")
                .param("name", door.name())
                .param("key", door.publicKey())
                .param("source", door.sourceId())
                .param("greeting", door.greeting())
                .param("colour", door.colour())
                .param("origins", door.origins().toArray(String[]::new))
                .param("secret", secret)
                .param("proof", door.proofOnly())
                .query((rs, n) -> rs.getInt(1))
                .optional();
    }

    boolean change(Door door) {
        return jdbc.sql("""
                        update crm.chat_door set name = :name, source_id = :source, greeting = :greeting, colour = :colour,
                               origins = :origins, proof_only = :proof
                         where id = :id and not exists (select from crm.chat_door o where o.name = :name and o.id <> :id)""")
                        .param("id", door.id())
                        .param("name", door.name())
                        .param("source", door.sourceId())
                        .param("greeting", door.greeting())
                        .param("colour", door.colour())
                        .param("origins", door.origins().toArray(String[]::new))
                        .param("proof", door.proofOnly())
                        .update()
                == 1;
    }

    /** Has all chats that go on looked at again. */
    void lookAgain() {
        jdbc.sql("update crm.chat set idle_at = now() where ended_at is null").update();
    }

    boolean close(int id, boolean closed) {
        return jdbc.sql("""
                        update crm.chat_door set closed_at = case when :closed then coalesce(closed_at, now()) end where id = :id""").param("closed", closed).param("id", id).update() == 1;
    }
}
