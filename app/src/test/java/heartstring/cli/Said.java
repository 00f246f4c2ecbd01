package heartstring.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** What one command line answered and said. */
record Said(int exit, String out, String err) {

    static Said by(Class<?> application, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            int exit = Commands.run(application, arguments);
            return new Said(exit, told.toString(StandardCharsets.UTF_8).strip(), withoutTheLogsOwn(complained));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** A thread of another test's house may log while this command sets the log up, and the log tells that itself. */
    private static String withoutTheLogsOwn(ByteArrayOutputStream complained) {
        return complained
                .toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.contains(" in Logger[") && !line.contains(" in ch.qos.logback."))
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
