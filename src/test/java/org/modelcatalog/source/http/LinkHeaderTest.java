package org.modelcatalog.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkHeaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <http://h/a?cursor=x%3D%3D>; rel="next"                    | http://h/a?cursor=x%3D%3D
            <http://h/a,b>; rel=next                                   | http://h/a,b
            <http://h/p>; rel="prev", <http://h/n>; rel="next"         | http://h/n
            <http://h/n>; title="x"; rel="last next"                   | http://h/n
            </api/models?cursor=y>;rel="next"                          | /api/models?cursor=y
            <http://h/n>; REL="NEXT"                                   | http://h/n
            """)
    void findsTheNextPage(String header, String target) {
        assertThat(LinkHeader.next(header)).contains(target);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <http://h/p>; rel="prev"
            <http://h/p>; rel="nextish"
            <http://h/p>
            next
            """)
    void anyOtherRelationIsNoNextPage(String header) {
        assertThat(LinkHeader.next(header)).isEmpty();
    }

    @Test
    void theLastPageHasNoHeader() {
        assertThat(LinkHeader.next(null)).isEmpty();
    }
}
