package org.dialtone.web;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Has the box close each connection of RestAssured, which opens one for each request and leaves it open: some hundred
 * requests in a minute would use up what one address may have.
 */
public final class ShortConnections implements QuarkusTestBeforeEachCallback {

    private static final Filter CLOSING = new Closing();

    /** RestAssured keeps one of a class. */
    private static final class Closing implements Filter {
        @Override
        public Response filter(
                FilterableRequestSpecification request,
                FilterableResponseSpecification response,
                FilterContext context) {
            request.header("Connection", "close");
            return context.next(request, response);
        }
    }

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssured.replaceFiltersWith(CLOSING);
    }
}
