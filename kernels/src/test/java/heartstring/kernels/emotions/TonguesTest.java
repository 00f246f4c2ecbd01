package heartstring.kernels.emotions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TonguesTest {

    private static final Set<String> SEEN =
            Set.of("great", "cake", "love", "lovely", "order", "late", "where", "staff", "delivery", "thanks");

    @ParameterizedTest
    @CsvSource(textBlock = """
                    Where is my order?                                    | en
                    Great cake                                            | en
                    Lovely staff!!                                        | en
                    Das Paket ist leider immer noch nicht da.             | de
                    Je suis très déçu de la livraison                     | fr
                    El pedido llegó tarde y no estoy contento             | es
                    Il pacco non è ancora arrivato, sono molto deluso     | it
                    Het pakket is nog niet aangekomen                     | nl
                    A encomenda não chegou e eu estou muito triste        | pt
                    Paczka jeszcze nie przyszła i jestem bardzo zły       | pl
                    Jag är inte nöjd med min beställning                  | sv
                    Где мой заказ?                                        | ''
                    我的包裹在哪里                                          | ''
                    お元気ですか                                            | ja
                    배송이 늦어요                                           | ko
                    Qwrtz plmk bvcx                                       | ''
                    12345 !!! 😍                                          | zxx""", delimiter = '|')
    void aLanguageIsToldOrNotKnown(String text, String language) {
        assertThat(Tongues.of(text, SEEN::contains)).isEqualTo(language);
    }
}
