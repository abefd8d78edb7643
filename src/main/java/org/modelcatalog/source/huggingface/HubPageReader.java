package org.modelcatalog.source.huggingface;

import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.http.BodyBytes;
import org.modelcatalog.source.json.RecordReader;
import org.modelcatalog.source.json.Records;

/** Reads a page of the Hub's list, or one model of it. */
final class HubPageReader {

    /** The Hub gives no more a page, whatever is asked for. */
    static final int MAX_RECORDS = 1000;

    private static final RecordReader<HubRecord> READER = new RecordReader<>("the Hub", MAX_RECORDS, HubRecord::read);

    private HubPageReader() {}

    /** @throws UpstreamException when the body is not one whole JSON array */
    static HubPage list(BodyBytes body) {
        Records<HubRecord> read = READER.list(body.bytes(), body.length());
        return new HubPage(read.records(), read.skipped());
    }

    /** @throws UpstreamException when the body is not one usable record */
    static HubRecord single(BodyBytes body) {
        return READER.single(body.bytes(), body.length());
    }
}
