# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The HTTP server over a real socket, around a heart that only takes notes."""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import types

import pytest

from plesk_emulator.web.server import API_PATH, Bounds, Server

PACKET = b"<packet><customer><add/></customer></packet>"


def connection(server: Server) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)


def send_raw(server: Server, data: bytes) -> bytes:
    """Sends bytes as they are and returns everything that comes back until the server closes."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
        client.sendall(data)
        return b"".join(iter(lambda: client.recv(65536), b""))


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def post(body: bytes = PACKET, *headers: str, path: str = API_PATH) -> bytes:
    lines = [f"POST {path} HTTP/1.1", "Host: x", "Connection: close", *headers]
    if not any(header.lower().startswith("content-length") for header in headers):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("utf-8") + body


def chunked(body: bytes, *headers: str) -> bytes:
    given = headers if any("Encoding" in header for header in headers) else ("Transfer-Encoding: chunked", *headers)
    head = [f"POST {API_PATH} HTTP/1.1", "Connection: close", *given]
    return "\r\n".join([*head, "\r\n"]).encode() + body


@pytest.mark.parametrize("path", [f"/{API_PATH}", API_PATH.replace("/", "//"), f"{API_PATH}?x=1"])
def test_packets_reach_the_api_by_other_spellings_of_its_path(server, path):
    assert send_raw(server, post(path=path)).startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize(
    "request_line, headers",
    [
        (f"POST {API_PATH} HTTP/1.0", []),
        (f"POST {API_PATH} HTTP/1.0", ["Connection: keep-alive"]),
        (f"POST {API_PATH} HTTP/1.1", ["Host: x", "Connection: close", "Content-Type: text/xml; charset=UTF-8"]),
        (f"POST {API_PATH} HTTP/1.1", ["Host: x", "connection: close", "content-type: application/octet-stream"]),
    ],
)
def test_requests_of_many_clients_are_answered(server, request_line, headers):
    head = "\r\n".join([request_line, *headers, f"content-length: {len(PACKET)}", "", ""])
    answer = send_raw(server, head.encode() + PACKET)
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b"Content-Length: " in answer


def test_one_connection_serves_many_requests(server, heart):
    client = connection(server)
    client.connect()
    connected = client.sock
    for number in range(5):
        client.request("POST", API_PATH, PACKET + b" " * number)
        response = client.getresponse()
        assert (response.status, response.getheader("Content-Type")) == (200, "text/xml")
        assert response.read().startswith(b"<packet")
    assert client.sock is connected
    assert [len(body) - len(PACKET) for _headers, body, _address in heart.calls] == [0, 1, 2, 3, 4]


def test_requests_that_were_sent_ahead_are_answered_in_order(server, heart):
    answer = send_raw(server, post(b"<a/>").replace(b"close", b"keep-alive") + post(b"<b/>"))
    assert answer.count(b"HTTP/1.1 200 OK") == 2
    assert [body for _headers, body, _address in heart.calls] == [b"<a/>", b"<b/>"]


def test_header_names_with_underscores_and_values_in_utf8_arrive(server, heart):
    password = "Pässwörd-Å…-日本語-🔑"
    send_raw(server, post(PACKET, "HTTP_AUTH_LOGIN: admin", f"HTTP_AUTH_PASSWD: {password}", "HTTP_PRETTY_PRINT: TRUE"))
    ((headers, _body, address),) = heart.calls
    assert headers["HTTP_AUTH_LOGIN"] == "admin"
    assert headers["HTTP_AUTH_PASSWD"] == password
    assert headers["HTTP_PRETTY_PRINT"] == "TRUE"
    assert address == "127.0.0.1"


def test_header_bytes_that_are_no_utf8_do_no_harm(server, heart):
    request = post(PACKET, "HTTP_AUTH_PASSWD: x").replace(b"PASSWD: x", b"PASSWD: \xe9")
    assert status_of(send_raw(server, request)) == 200
    assert heart.calls[0][0]["HTTP_AUTH_PASSWD"] == "\ufffd"


@pytest.mark.parametrize(
    "request_bytes, status, text",
    [
        (post(path="/"), 404, b"404 Not Found"),
        (post(path="/enterprise/control/agent.php/x"), 404, b"404"),
        (post(path="/emulator/faults"), 401, b"X-Emulator-Token"),
        (f"GET {API_PATH} HTTP/1.1\r\nConnection: close\r\n\r\n".encode(), 405, b"Allow: POST"),
        (f"DELETE {API_PATH} HTTP/1.1\r\nConnection: close\r\n\r\n".encode(), 405, b"Allow: POST"),
        (f"POST {API_PATH} HTTP/1.1\r\nConnection: close\r\n\r\n".encode(), 411, b"Content-Length"),
        (chunked(b"0\r\n\r\n", "Transfer-Encoding: gzip"), 501, b"The only transfer coding is chunked"),
        (chunked(b"0\r\n\r\n", "Transfer-Encoding: chunked", "Transfer-Encoding: chunked"), 501, b"chunked"),
        (chunked(b"0\r\n\r\n", "Content-Length: 5"), 400, b"not both"),
        (chunked(b"-5\r\nabcde\r\n0\r\n\r\n"), 400, b"400"),
        (chunked("²\r\nab\r\n0\r\n\r\n".encode()), 400, b"400"),
        (chunked(b"2\r\nabc\r\n0\r\n\r\n"), 400, b"400"),
        (chunked(b"9" * 5000 + b"\r\n"), 400, b"400"),
        (chunked(b"ffffffff\r\n"), 413, b"413"),
        (post(PACKET, "Content-Length: 5", "Content-Length: 6"), 400, b"not one whole number"),
        (post(PACKET, "Content-Length: -1"), 400, b"not one whole number"),
        (post(PACKET, "Content-Length: 1e3"), 400, b"not one whole number"),
        (post(PACKET, "Content-Length: " + "9" * 30), 413, b"longer than 33554432 bytes"),
        (b"nonsense\r\n\r\n", 400, b"400 Bad Request"),
        (b"GET / HTTP/9.9\r\n\r\n", 505, b"505"),
        (b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\n\r\n", 414, b"414"),
        (b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 200 + b"\r\n", 431, b"431"),
    ],
)
def test_what_is_no_packet_is_refused_as_a_web_server_does(server, heart, request_bytes, status, text):
    answer = send_raw(server, request_bytes)
    assert status_of(answer) == status
    assert text in answer
    assert heart.calls == []


@pytest.mark.parametrize("cut", [1, 7, len(PACKET)])
def test_chunked_request_arrives_whole(server, heart, cut):
    parts = [part for part in (PACKET[:cut], PACKET[cut:]) if part]
    body = b"".join(b"%X;name=value\r\n%s\r\n" % (len(part), part) for part in parts)
    assert status_of(send_raw(server, chunked(body + b"0\r\nTrailer: x\r\n\r\n"))) == 200
    assert [call[1] for call in heart.calls] == [PACKET]


@pytest.mark.parametrize("body", [b"", b"5\r\nabc", b"3\r\nabc\r\n", b"3\r\nabc\r\n0\r\n"])
def test_chunked_request_that_breaks_off_is_not_executed(server, heart, body):
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.sendall(chunked(body))
        client.shutdown(socket.SHUT_WR)
        assert client.recv(100) == b""
    assert heart.calls == []


def test_chunked_answer_with_cookies_is_read_by_clients(server, exchange):
    body = b"<packet/>" * 5000
    headers = {"Content-Type": "text/xml", "Transfer-Encoding": "chunked", "Set-Cookie": "a=1; path=/\nb=2"}
    exchange.heart = types.SimpleNamespace(
        handle=lambda *_request: types.SimpleNamespace(status=200, headers=headers, body=body, codes=[])
    )
    with contextlib.closing(connection(server)) as client:
        client.request("POST", API_PATH, PACKET)
        answer = client.getresponse()
        assert answer.read() == body
        assert answer.headers.get_all("Set-Cookie") == ["a=1; path=/", "b=2"]
        assert answer.headers["Content-Length"] is None


def test_a_head_request_has_no_body(server):
    answer = send_raw(server, b"HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n")
    assert status_of(answer) == 404
    assert answer.endswith(b"\r\n\r\n")


def test_a_body_is_asked_for_only_when_it_is_taken(server, heart):
    assert b"100 Continue" in send_raw(server, post(PACKET, "Expect: 100-continue"))
    assert len(heart.calls) == 1
    refused = send_raw(server, post(b"", "Expect: 100-continue", "Content-Length: 999999999"))
    assert status_of(refused) == 413
    assert b"100 Continue" not in refused


def test_a_request_that_breaks_off_is_not_executed(server, heart):
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.sendall(post(PACKET, "Content-Length: 5000"))
    send_raw(server, post())
    assert len(heart.calls) == 1


def test_a_failure_of_the_heart_is_a_500_that_tells_no_secret(server, heart, capfd):
    heart.failures = [RuntimeError("the secret password")]
    answer = send_raw(server, post())
    assert status_of(answer) == 500
    told = capfd.readouterr().err
    assert "unforeseen RuntimeError" in told
    assert "in handle" in told
    assert "secret" not in told
    assert b"secret" not in answer


def test_a_dropped_answer_is_an_end_without_a_byte(server, order):
    order("drop", "drop:when=after")
    assert send_raw(server, post()) == b""
    assert send_raw(server, post()) == b""


def test_a_cut_answer_announces_more_than_it_sends(server, order):
    order("cut")
    client = connection(server)
    client.request("POST", API_PATH, PACKET)
    response = client.getresponse()
    assert response.status == 200
    with pytest.raises(http.client.IncompleteRead) as cut:
        response.read()
    assert len(cut.value.partial) > 0
    assert cut.value.expected > 0


def test_the_answer_to_a_last_request_says_that_it_is_the_last(server):
    assert b"\r\nConnection: close\r\n" in send_raw(server, post())


@pytest.mark.parametrize("bounds", [Bounds(body_bytes=1000)])
def test_a_body_that_is_too_long_is_refused_in_words_that_arrive(server, heart):
    client = connection(server)
    client.request("POST", API_PATH, b"x" * 3_000_000)
    response = client.getresponse()
    assert response.status == 413
    assert b"longer than 1000 bytes" in response.read()
    assert heart.calls == []


@pytest.mark.parametrize("bounds", [Bounds(request=0.2)])
@pytest.mark.parametrize("part", [post(PACKET, "Content-Length: 500"), post()[:60]])
def test_a_client_that_is_too_slow_is_told_so(server, heart, part):
    assert status_of(send_raw(server, part)) == 408
    assert heart.calls == []


@pytest.mark.parametrize("bounds", [Bounds(idle=0.2)])
def test_a_silent_client_is_let_go(server):
    assert send_raw(server, b"") == b""


@pytest.mark.parametrize("bounds", [Bounds(connections=2)])
def test_connections_beyond_the_bound_are_refused_until_one_ends(server):
    held = [connection(server) for _turn in range(2)]
    for client in held:
        client.request("GET", "/")
        client.getresponse().read()
    assert send_raw_or_nothing(server) == b""
    for client in held:
        client.close()
    assert any(send_raw_or_nothing(server) for _turn in range(1000))


def send_raw_or_nothing(server: Server) -> bytes:
    try:
        return send_raw(server, post())
    except ConnectionError:
        return b""


def test_stopping_waits_for_the_request_at_work(exchange, heart):
    entered, leave = threading.Event(), threading.Event()
    answer_alike = heart.handle

    def wait_and_answer(headers, body, address):
        entered.set()
        leave.wait(60)
        return answer_alike(headers, body, address)

    heart.handle = wait_and_answer
    server = Server("127.0.0.1", 0, exchange)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    answers: list[bytes] = []
    client = threading.Thread(target=lambda: answers.append(send_raw(server, post())))
    client.start()
    assert entered.wait(60)
    stopper = threading.Thread(target=server.stop, args=(60,))
    stopper.start()
    assert exchange.stopping.wait(60)
    leave.set()
    stopper.join()
    client.join()
    assert status_of(answers[0]) == 200
