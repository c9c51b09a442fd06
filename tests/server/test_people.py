"""People over HTTP, as a browser and as an attacker would ask."""

import json

import pytest
from tests.server.authenticator import Authenticator
from tests.server.conftest import NAME

from tablework.actions.tokens import hash_of
from tablework.server.invites_api import InvitesApi
from tablework.server.people_api import PeopleApi
from tablework.server.sign_in_api import SignInApi

HTTPS = f"https://{NAME}"
LOCAL = "http://localhost:8000"
WORDS = "lamp river nine owls"


def me(client) -> dict:
    answer = client.get("/api/me")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_rosa_invites_margot_and_she_joins(house):
    """
    Rosa makes an invitation at her own machine. Margot's phone looks at it, and she joins with her name. From then on
    the phone knows her, and Rosa's list of open invitations is empty.
    """
    rosa, margot = house.at_own_machine(), house.guest()
    made = rosa.post(f"/api/books/{house.hour}/invites", json={"position": "performer", "name": "Margot"}).json()
    assert made["link"] == f"http://{NAME}:8000/join#{made['token']}"
    assert made["alone"] is False
    assert len(made["qr"]) == len(made["qr"][0]) >= 29
    assert set("".join(made["qr"])) == {"0", "1"}
    (listed,) = rosa.get(f"/api/books/{house.hour}/invites").json()["invites"]
    assert (listed["id"], listed["name"], "token" in listed) == (made["id"], "Margot", False)

    assert margot.get("/api/me").status_code == 401
    seen = margot.post("/api/join/look", json={"token": made["token"]}).json()
    assert seen == {"by": "Rosa", "title": "The Hour Between", "position": "performer", "name": "Margot"}
    joined = margot.post("/api/join", json={"token": made["token"], "name": "Margot"})
    assert joined.json()["book"] == house.hour
    assert me(margot) == {
        "person": {"id": joined.json()["person"], "name": "Margot"},
        "owner": False,
        "books": [{"id": house.hour, "title": "The Hour Between", "position": "performer"}],
        "secure": False,
        "passkeys": False,
        "signed_by": "session",
        "has_passkey": False,
        "has_passphrase": False,
    }
    assert rosa.get(f"/api/books/{house.hour}/invites").json() == {"invites": []}


def test_the_owner_needs_no_session(house):
    mine = me(house.at_own_machine())
    assert (mine["owner"], mine["signed_by"], mine["secure"], mine["passkeys"]) == (True, "own machine", True, True)
    assert mine["person"] == {"id": "owner", "name": "Rosa"}


def test_the_owner_does_not_use_an_invitation_up_by_opening_its_link(house):
    token = house.token()
    refused = house.at_own_machine().post("/api/join", json={"token": token, "name": "Rosa"})
    assert refused.status_code == 409
    assert house.guest().post("/api/join/look", json={"token": token}).status_code == 200


def test_somebody_else_on_the_same_device_is_somebody_else(house):
    """Anders lends Margot his phone: she comes as herself, and he is signed out there."""
    phone = house.member("performer", "Anders")
    anders, before = me(phone)["person"], dict(phone.cookies)
    phone.post("/api/join", json={"token": house.token(), "name": "Margot"})
    assert me(phone)["person"]["name"] == "Margot"
    phone.cookies.clear()
    phone.cookies.update(before)
    assert phone.get("/api/me").status_code == 401
    assert house.people.person(anders["id"]).name == "Anders"


def test_the_same_person_comes_to_a_second_book_as_themselves(house):
    phone = house.member("performer", "Anders")
    before = me(phone)["person"]
    phone.post("/api/join", json={"token": house.token("writer", house.pier), "as_me": True})
    assert me(phone)["person"] == before
    assert [book["position"] for book in me(phone)["books"]] == ["performer", "writer"]


def test_a_new_name(house):
    margot = house.member("performer", "Margo")
    assert margot.post("/api/me", json={"name": " Margot "}).json()["person"]["name"] == "Margot"
    assert me(margot)["person"]["name"] == "Margot"


def test_devices_are_listed_and_signed_out(house):
    phone = house.member("performer", "Margot")
    link = phone.post("/api/second-device", json={}).json()
    assert link["link"].startswith(f"http://{NAME}:8000/join#")
    laptop = house.guest()
    assert laptop.post("/api/join", json={"token": link["token"]}).json()["book"] is None
    assert me(laptop)["person"] == me(phone)["person"]
    both = phone.get("/api/sessions").json()["sessions"]
    assert sorted(s["this"] for s in both) == [False, True]
    assert {s["device"] for s in both} == {"Firefox on Linux"}
    (other,) = [s["id"] for s in both if not s["this"]]
    assert phone.delete(f"/api/sessions/{other}").status_code == 200
    assert laptop.get("/api/me").status_code == 401
    assert phone.delete(f"/api/sessions/{other}").status_code == 404


def test_signing_out_ends_the_session_not_only_the_cookie(house):
    phone = house.member("performer", "Margot")
    before = dict(phone.cookies)
    phone.post("/api/sign-out", json={})
    assert not phone.cookies
    phone.cookies.update(before)
    assert phone.get("/api/me").status_code == 401
    assert house.guest().post("/api/sign-out", json={}).status_code == 200


def test_coming_back_by_a_passphrase(house):
    phone = house.member("performer", "Margot")
    assert phone.post("/api/passphrase", json={"passphrase": WORDS}).status_code == 200
    assert me(phone)["has_passphrase"]
    laptop = house.guest()
    assert laptop.post("/api/sign-in", json={"name": "margot", "passphrase": WORDS}).status_code == 200
    assert me(laptop)["person"] == me(phone)["person"]


# -- attacks: invitations (ABUSE 15, 16) ------------------------------------------------------------------------------


def test_an_invitation_used_twice_taken_back_or_run_out(house):
    used, back, late = house.token(), house.token(), house.token()
    house.guest().post("/api/join", json={"token": used, "name": "Margot"})
    taken = house.at_own_machine().delete(f"/api/books/{house.hour}/invites/{hash_of(back)}")
    assert taken.status_code == 200
    house.now = "2026-11-29T12:00:00.000+00:00"
    said = [house.guest().post("/api/join", json={"token": t, "name": "Otto"}) for t in (used, back, late)]
    assert [answer.status_code for answer in said] == [410] * 3
    assert [answer.json()["error"].partition(":")[0] for answer in said] == [
        "This invitation has been used",
        "This invitation was taken back",
        "This invitation has run out",
    ]
    assert house.people.people_named("Otto") == []


def test_two_who_use_one_invitation_at_once_are_one(house):
    import threading

    token, answers, names = house.token(), [], [f"Otto {n}" for n in range(6)]

    def come(name: str) -> None:
        answers.append(house.guest().post("/api/join", json={"token": token, "name": name}).status_code)

    threads = [threading.Thread(target=come, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 410, 410, 410, 410, 410]
    assert (
        len(
            house.people.people_named("otto 0")
            + [p for n in range(1, 6) for p in house.people.people_named(f"otto {n}")]
        )
        == 1
    )


def test_a_preview_of_the_link_learns_and_uses_nothing(house):
    """The token is behind the #, which no robot and no log ever receives; the page itself is everybody's."""
    token = house.token()
    for path in ("/join", f"/join?{token}"):
        assert house.guest().get(path, headers={"User-Agent": "Previewer/1.0"}).status_code == 200
    assert house.guest().get("/join").headers["referrer-policy"] == "no-referrer"
    assert house.guest().post("/api/join", json={"token": token, "name": "Margot"}).status_code == 200


def test_guessing_is_slow(house):
    """Ten wrong tokens from one address; then it waits, and so does the right one from there. Others do not."""
    token, guesser = house.token(), house.guest()
    statuses = [guesser.post("/api/join/look", json={"token": f"guess{n}"}).status_code for n in range(11)]
    assert statuses == [410] * 10 + [429]
    refused = guesser.post("/api/join", json={"token": token, "name": "Otto"})
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 10
    assert house.guest().post("/api/join/look", json={"token": token}).status_code == 200


def test_looking_at_a_good_invitation_costs_nothing(house):
    token, margot = house.token(), house.guest()
    assert {margot.post("/api/join/look", json={"token": token}).status_code for _ in range(30)} == {200}
    assert margot.post("/api/join", json={"token": token, "name": "Margot"}).status_code == 200


def test_a_second_device_s_link_dies_with_its_use_and_after_two_minutes(house):
    phone = house.member("performer", "Margot")
    first, second = (phone.post("/api/second-device", json={}).json()["token"] for _ in range(2))
    assert house.guest().post("/api/join", json={"token": first}).status_code == 200
    assert house.guest().post("/api/join", json={"token": first}).status_code == 410
    house.now = "2026-11-22T12:02:00.000+00:00"
    assert house.guest().post("/api/join", json={"token": second}).status_code == 410


# -- attacks: whose is it (ABUSE 10) ----------------------------------------------------------------------------------


def test_another_book_s_invitations_are_not_there(house):
    """A director of one book is nobody at another, whatever number stands in the address."""
    invite = house.at_own_machine().post(f"/api/books/{house.pier}/invites", json={"position": "guest"}).json()["id"]
    tomas = house.member("stage_manager", "Tomas")
    margot = house.member("performer", "Margot")
    for client, book in ((tomas, house.pier), (margot, house.hour), (tomas, "nothing")):
        assert client.get(f"/api/books/{book}/invites").status_code == 403
        assert client.post(f"/api/books/{book}/invites", json={"position": "director"}).status_code == 403
        assert client.delete(f"/api/books/{book}/invites/{invite}").status_code == 403
    assert tomas.delete(f"/api/books/{house.hour}/invites/{invite}").status_code == 410
    assert len(house.people.open_invites(house.pier, house.now)) == 1


def test_another_s_devices_cannot_be_signed_out(house):
    margot, anders = house.member("performer", "Margot"), house.member("performer", "Anders")
    (session,) = margot.get("/api/sessions").json()["sessions"]
    assert anders.delete(f"/api/sessions/{session['id']}").status_code == 404
    assert me(margot)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/me"),
        ("POST", "/api/me"),
        ("GET", "/api/sessions"),
        ("DELETE", "/api/sessions/x"),
        ("POST", "/api/second-device"),
        ("POST", "/api/passphrase"),
        ("POST", "/api/passkeys/begin"),
        ("POST", "/api/passkeys/finish"),
        ("GET", "/api/books/{hour}/invites"),
        ("POST", "/api/books/{hour}/invites"),
        ("DELETE", "/api/books/{hour}/invites/x"),
    ],
)
def test_a_stranger_is_asked_to_sign_in(house, method: str, path: str) -> None:
    answer = house.guest().request(
        method, path.format(hour=house.hour), json={"passphrase": WORDS, "name": "Otto", "answer": {}}
    )
    assert answer.status_code == 401
    assert answer.json()["error"].endswith(".")
    assert answer.headers["cache-control"] == "no-store"


# -- attacks: other sites (ABUSE 12) ----------------------------------------------------------------------------------

POSTS = [
    "/api/me",
    "/api/join",
    "/api/join/look",
    "/api/sign-in",
    "/api/sign-in/passkey/begin",
    "/api/sign-in/passkey/finish",
    "/api/passkeys/begin",
    "/api/passkeys/finish",
    "/api/passphrase",
    "/api/second-device",
    "/api/sign-out",
    "/api/books/{hour}/invites",
]


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_what_a_form_can_send_is_not_taken(house, path: str, kind: str) -> None:
    headers = {"Content-Type": kind} if kind else {}
    answer = house.member("director", "Tomas").post(
        path.format(hour=house.hour), content=b'{"position":"director"}', headers=headers
    )
    assert answer.status_code == 415
    assert answer.json()["error"].endswith(".")


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_change_from_another_site_is_refused(house, path: str, site: str) -> None:
    answer = house.member("director", "Tomas").post(
        path.format(hour=house.hour), json={}, headers={"Sec-Fetch-Site": site}
    )
    assert answer.status_code == 403


def test_a_name_that_resolves_here_by_trickery_is_not_ours(house):
    phone = house.member("director", "Tomas")
    assert phone.get("/api/me", headers={"Host": "evil.example"}).status_code == 421


@pytest.mark.parametrize("body", [b"", b"[1]", b"{", b"null", b'{"token": 3}', b"[" * 9000, b'{"token": "\\ud800"}'])
@pytest.mark.parametrize("path", ["/api/join", "/api/join/look", "/api/sign-in", "/api/passkeys/finish"])
def test_nonsense_is_refused_in_a_sentence(house, path: str, body: bytes) -> None:
    tomas = house.member("director", "Tomas", HTTPS)
    answer = tomas.post(path, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in {401, 410, 422}
    assert answer.json()["error"].endswith((".", "letters."))


def test_an_enormous_body_is_not_read(house):
    body = json.dumps({"token": "x" * 70_000}).encode()
    answer = house.guest().post("/api/join", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422


# -- attacks: sessions (ABUSE 18) -------------------------------------------------------------------------------------


def test_the_cookie_is_out_of_reach(house):
    joined = house.guest(HTTPS).post("/api/join", json={"token": house.token(), "name": "Margot"})
    cookie = joined.headers["set-cookie"]
    assert cookie.startswith("__Host-tablework=")
    for part in ("Secure", "HttpOnly", "SameSite=lax", "Path=/", "Max-Age=7776000"):
        assert part in cookie
    assert "Domain" not in cookie
    plain = house.guest().post("/api/join", json={"token": house.token(), "name": "Anders"}).headers["set-cookie"]
    assert plain.startswith("tablework=")
    assert "Secure" not in plain


def test_a_cookie_that_a_subdomain_has_set_opens_nothing_over_https(house):
    secret = house.devices.sign_in("owner", "Phone")
    tossed = house.guest(HTTPS)
    assert tossed.get("/api/me", headers={"Cookie": f"tablework={secret}"}).status_code == 401


def test_a_session_that_was_there_before_is_not_the_one_after(house):
    """Somebody puts a session of their own into Margot's browser and waits until she signs in."""
    margot, anders = house.member("performer", "Margot"), house.member("performer", "Anders")
    margot.post("/api/passphrase", json={"passphrase": WORDS})
    victim = house.guest()
    victim.cookies.update(anders.cookies)
    victim.post("/api/sign-in", json={"name": "Margot", "passphrase": WORDS})
    assert me(victim)["person"]["name"] == "Margot"
    assert anders.get("/api/me").status_code == 401


def test_a_new_passphrase_signs_every_other_device_out(house):
    margot = house.member("performer", "Margot")
    thief = house.guest()
    thief.cookies.update(house.guest().cookies)
    link = margot.post("/api/second-device", json={}).json()["token"]
    thief.post("/api/join", json={"token": link})
    assert thief.get("/api/me").status_code == 200
    margot.post("/api/passphrase", json={"passphrase": WORDS})
    assert thief.get("/api/me").status_code == 401
    assert me(margot)


def test_guessing_a_passphrase_is_slow_from_one_address_and_from_many(house):
    margot = house.member("performer", "Margot")
    margot.post("/api/passphrase", json={"passphrase": WORDS})
    wrong = {"name": "Margot", "passphrase": "wrong wrong wrong"}
    one = house.guest()
    assert [one.post("/api/sign-in", json=wrong).status_code for _ in range(11)] == [401] * 10 + [429]
    many = [house.guest().post("/api/sign-in", json=wrong).status_code for _ in range(12)]
    assert many[:10] == [401] * 10
    assert many[10:] == [429] * 2
    assert me(margot)


def test_an_unknown_name_is_told_what_a_wrong_passphrase_is_told(house):
    house.member("performer", "Margot").post("/api/passphrase", json={"passphrase": WORDS})
    answers = [
        house.guest().post("/api/sign-in", json={"name": name, "passphrase": "wrong wrong wrong"}).json()
        for name in ("Margot", "Nobody")
    ]
    assert answers[0] == answers[1]


# -- passkeys (ABUSE 17) ----------------------------------------------------------------------------------------------


def make_passkey(client, device: Authenticator, origin: str = HTTPS, name: str = NAME):
    begun = client.post("/api/passkeys/begin", json={}).json()
    answer = device.make(begun["options"], origin, name)
    return client.post("/api/passkeys/finish", json={"ceremony": begun["ceremony"], "answer": answer})


def prove_passkey(client, device: Authenticator, origin: str = HTTPS, name: str = NAME):
    begun = client.post("/api/sign-in/passkey/begin", json={}).json()
    answer = device.prove(begun["options"], origin, name)
    return client.post("/api/sign-in/passkey/finish", json={"ceremony": begun["ceremony"], "answer": answer})


def test_coming_back_by_a_passkey(house):
    margot, phone = house.member("performer", "Margot", HTTPS), Authenticator()
    assert me(margot)["passkeys"]
    assert make_passkey(margot, phone).status_code == 200
    assert me(margot)["has_passkey"]
    again = house.guest(HTTPS)
    for _ in range(2):
        assert prove_passkey(again, phone).json()["person"]["name"] == "Margot"
    assert me(again)["person"] == me(margot)["person"]


def test_passkeys_are_not_to_be_had_over_http_or_at_a_number(house):
    margot = house.member("performer", "Margot")
    refused = margot.post("/api/passkeys/begin", json={})
    assert refused.status_code == 409
    assert "passphrase" in refused.json()["error"]
    assert house.guest().post("/api/sign-in/passkey/begin", json={}).status_code == 409


def test_a_challenge_is_good_once(house):
    margot, phone = house.member("performer", "Margot", HTTPS), Authenticator()
    make_passkey(margot, phone)
    guest = house.guest(HTTPS)
    begun = guest.post("/api/sign-in/passkey/begin", json={}).json()
    heard = {"ceremony": begun["ceremony"], "answer": phone.prove(begun["options"], HTTPS, NAME)}
    assert guest.post("/api/sign-in/passkey/finish", json=heard).status_code == 200
    assert house.guest(HTTPS).post("/api/sign-in/passkey/finish", json=heard).status_code == 401
    another = guest.post("/api/sign-in/passkey/begin", json={}).json()["ceremony"]
    assert guest.post("/api/sign-in/passkey/finish", json=heard | {"ceremony": another}).status_code == 401


@pytest.mark.parametrize(("origin", "name"), [("https://evil.example", NAME), (HTTPS, "evil.example"), (LOCAL, NAME)])
def test_a_passkey_of_another_site_opens_nothing(house, origin: str, name: str) -> None:
    margot, phone = house.member("performer", "Margot", HTTPS), Authenticator()
    assert make_passkey(margot, Authenticator(), origin, name).status_code == 401
    make_passkey(margot, phone)
    assert prove_passkey(house.guest(HTTPS), phone, origin, name).status_code == 401


def test_a_count_that_goes_backwards_is_a_copy(house):
    margot, phone = house.member("performer", "Margot", HTTPS), Authenticator()
    make_passkey(margot, phone)
    phone.count = 9
    assert prove_passkey(house.guest(HTTPS), phone).status_code == 200
    phone.count = 4
    assert prove_passkey(house.guest(HTTPS), phone).status_code == 401


def test_a_passkey_without_its_holder_s_face_or_finger_opens_nothing(house):
    margot, phone = house.member("performer", "Margot", HTTPS), Authenticator()
    make_passkey(margot, phone)
    phone.flags = 0x01
    assert prove_passkey(house.guest(HTTPS), phone).status_code == 401


def test_a_passkey_belongs_to_one_person(house):
    """Anders may not register Margot's passkey as his, nor finish what she began."""
    margot, anders = house.member("performer", "Margot", HTTPS), house.member("performer", "Anders", HTTPS)
    phone = Authenticator()
    make_passkey(margot, phone)
    assert make_passkey(anders, phone).status_code == 401
    begun = margot.post("/api/passkeys/begin", json={}).json()
    answer = Authenticator().make(begun["options"], HTTPS, NAME)
    stolen = {"ceremony": begun["ceremony"], "answer": answer}
    assert anders.post("/api/passkeys/finish", json=stolen).status_code == 401
    assert not me(anders)["has_passkey"]
    stranger = Authenticator()
    assert prove_passkey(house.guest(HTTPS), stranger).status_code == 401


@pytest.mark.parametrize("answer", [{}, {"rawId": 3}, {"rawId": "!"}, {"id": "x", "rawId": "x", "response": {}}])
def test_an_answer_that_is_none(house, answer: dict) -> None:
    margot = house.member("performer", "Margot", HTTPS)
    making = margot.post("/api/passkeys/begin", json={}).json()["ceremony"]
    assert margot.post("/api/passkeys/finish", json={"ceremony": making, "answer": answer}).status_code == 401
    proving = margot.post("/api/sign-in/passkey/begin", json={}).json()["ceremony"]
    sent = {"ceremony": proving, "answer": answer}
    assert margot.post("/api/sign-in/passkey/finish", json=sent).status_code == 401


# -- headers (ABUSE 13) -----------------------------------------------------------------------------------------------


def test_what_every_answer_says(house):
    for client in (house.guest(), house.guest(HTTPS)):
        for path in ("/", "/join", "/me", f"/books/{house.hour}", "/api/me"):
            headers = client.get(path).headers
            policy = headers["content-security-policy"]
            for part in ("frame-ancestors 'none'", "require-trusted-types-for 'script'", "worker-src 'self'"):
                assert part in policy
            assert ("strict-transport-security" in headers) == str(client.base_url).startswith("https")


def test_there_is_no_authority_where_none_was_made(house):
    assert house.guest().get("/authority.crt").status_code == 404


def test_every_address_is_known():
    """Whoever adds an address adds a test of it."""
    apis = (InvitesApi(None, None, None), PeopleApi(None, None, None, None), SignInApi(None, None, None, str))  # type: ignore[arg-type]
    routes = [route for api in apis for route in api.routes]
    posts = {route.path.replace("{book}", "{hour}") for route in routes if "POST" in route.methods}
    assert posts == set(POSTS)
    others = {(*sorted(route.methods - {"HEAD"}), route.path) for route in routes if "POST" not in route.methods}
    assert others == {
        ("GET", "/api/me"),
        ("GET", "/api/sessions"),
        ("DELETE", "/api/sessions/{session}"),
        ("GET", "/api/books/{book}/invites"),
        ("DELETE", "/api/books/{book}/invites/{invite}"),
    }
