package heartstring;

import heartstring.cli.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The product: hands the command line to {@link Commands} and answers the process with its exit code. */
@SpringBootApplication
public class Heartstring {

    public static void main(String[] args) {
        int exit = Commands.run(Heartstring.class, args);
        if (exit != Commands.KEEPS_RUNNING) {
            System.exit(exit);
        }
    }
}
