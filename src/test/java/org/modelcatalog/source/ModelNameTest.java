package org.modelcatalog.source;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            acme-ai/Aurora-3.1-8B-Instruct | Aurora 3.1 8B Instruct
            acme-ai/aurora2                | Aurora2
            aurora2                        | Aurora2
            acme-ai/Boreal2.5-7B           | Boreal2.5 7B
            acme-ai/aurora-3-1b-it         | Aurora 3 1B It
            acme-ai/starling2-15b          | Starling2 15B
            acme-ai/DeepDive-R1            | DeepDive R1
            acme-ai/DeepDive-V3.2_exp      | DeepDive V3.2 Exp
            acme-ai/Mist-7B-v0.1           | Mist 7B V0.1
            acme-ai/xAUR-7b                | xAUR 7B
            a/b/c-d_e                      | C D E
            x/it's-a_model                 | It'S A Model
            x/élan-VITAL                   | Élan VITAL
            x/--dash__under                | Dash Under
            x/ßtraße-3b                    | Sstraße 3B
            x/模型-7B                       | 模型 7B
            x/模型a-7b                      | 模型A 7B
            x/ﬁne                          | Fine
            x/a.b.c                        | A.B.C
            x/o1-mini                      | O1 Mini
            x/                             | x/
            x/-_-                          | x/-_-
            """)
    void keepsTheAuthorsSpellingAndCapitalisesTheRest(String id, String name) {
        assertThat(ModelName.of(id)).isEqualTo(name);
    }

    @Property
    void isNeverBlankForAnIdThatIsNot(@ForAll @NotBlank String id) {
        assertThat(ModelName.of(id)).isNotEmpty();
    }
}
