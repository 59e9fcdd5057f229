"""Publishing asks for a second factor, wherever it is asked for; adding and losing one."""

import pytest
from allauth.mfa.models import Authenticator

from factcheck import rules
from factcheck.admin.identity import DeskFactors
from factcheck.models import Event, Notice, User
from factcheck.rules import who
from factcheck.workflow import house, publishing, schedule, staff
from factcheck.workflow.verbs import VERBS
from tests import factories
from tests.admin.pages import address, says, send

from .codes import PASSWORD, SECRET, code, log_in, with_app
from .codes import staff as hired

pytestmark = pytest.mark.django_db
STAGES = {
    "schedule": factories.approved_claim,
    "unschedule": factories.scheduled_claim,
    "publish": factories.approved_claim,
    "suspend": factories.published_claim,
    "withdraw": factories.suspended_claim,
    "reinstate": factories.suspended_claim,
}
SAYS = "Publishing asks for a second factor. Add a passkey or an authenticator app under Settings"


@pytest.fixture
def asked(settings):
    """The house asks for second factors from here on."""

    def ask() -> None:
        settings.SECOND_FACTOR = True

    return ask


def test_every_verb_that_asks_for_the_publishers_right_is_tried():
    alone = factories.person("publisher")
    publishing_verbs = {
        verb
        for verb, make in STAGES.items()
        if rules.STEPS[verb].who(alone, make(factories.Team())) and verb in VERBS
    }
    assert publishing_verbs == set(STAGES)
    assert {verb for verb, step in rules.STEPS.items() if step.who in who.PUBLISHING} == set(STAGES)


@pytest.mark.parametrize("verb", STAGES)
def test_without_a_second_factor_nobody_publishes(verb, asked):
    claim, publisher = STAGES[verb](factories.Team()), factories.person("publisher")
    asked()
    with pytest.raises(rules.SecondFactorMissing, match=SAYS):
        rules.require(publisher, verb, claim)
    assert verb not in rules.open_steps(publisher, claim)


@pytest.mark.parametrize("verb", STAGES)
def test_with_a_second_factor_they_do(verb, asked):
    claim, publisher = STAGES[verb](factories.Team()), with_app(factories.person("publisher"))
    asked()
    assert rules.require(publisher, verb, claim)
    assert verb in rules.open_steps(publisher, claim)


def test_recovery_codes_alone_are_no_factor(asked):
    publisher = with_app(factories.person("publisher"))
    Authenticator.objects.filter(user=publisher, type=Authenticator.Type.TOTP).delete()
    asked()
    assert not rules.has(User.objects.get(pk=publisher.pk), "publish")


def test_without_a_second_factor_nobody_administers(asked, door):
    administrator, colleague = factories.person("administrator"), factories.person("checker")
    asked()
    with pytest.raises(rules.SecondFactorMissing, match="Administering asks for a second factor"):
        house.keep(colleague, by=administrator)
    assert "Your role asks for a second factor" in says(door(administrator).get("/admin/"))
    assert door(administrator).get(address(colleague)).status_code == 403
    assert house.keep(colleague, by=with_app(administrator)) == colleague


def test_whoever_has_a_factor_shows_it_again_and_no_password(client):
    person = with_app(hired())
    client.force_login(person)
    answer = client.get("/admin/account/confirm/?next=/admin/")
    assert answer.headers["Location"] == "/admin/account/confirm/code/?next=%2Fadmin%2F"
    client.post("/admin/account/confirm/", {"password": PASSWORD})
    client.post("/admin/account/app/remove/")
    assert rules.has_factor(User.objects.get(pk=person.pk))


def test_secrets_lie_encrypted_and_old_ones_still_work(settings):
    person = with_app(hired())
    kept = Authenticator.objects.get(user=person, type=Authenticator.Type.TOTP)
    assert SECRET not in str(kept.data)
    assert kept.wrap().validate_code(code())
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another " * 8
    assert DeskFactors().decrypt(kept.data["secret"]) == SECRET
    assert DeskFactors().decrypt(SECRET) == SECRET


def test_who_gets_a_new_password_from_an_administrator_is_told():
    administrator, person = factories.person("administrator"), hired()
    staff.keep_person(person, by=administrator, version=None, password="another horse battery")  # noqa: S106
    told = Notice.objects.get(user=person)
    assert told.words.startswith(f"{administrator} set a new password for your account.")


def test_others_work_without_one(asked):
    asked()
    assert rules.has(factories.person("editor"), "edit")


def test_what_was_scheduled_with_a_factor_is_published_on_time(asked):
    claim = factories.scheduled_claim(factories.Team())
    asked()
    assert publishing.publish(claim, by=schedule.desk()).status == "published"


def test_the_refusal_on_the_page_keeps_what_was_typed_and_says_what_to_do(door, asked):
    claim, publisher = factories.published_claim(), factories.person("publisher")
    asked()
    answer = send(door(publisher), claim, "suspend", note="The source was forged.")
    assert SAYS in says(answer)
    assert "The source was forged." in answer.content.decode()


def test_a_publisher_without_one_still_comes_in_and_is_told(door, asked):
    asked()
    page = says(door(factories.person("publisher")).get("/admin/"))
    assert "Add a passkey or an authenticator app" in page


def test_an_app_is_added_after_showing_again_who_one_is(client, django_capture_on_commit_callbacks):
    person = hired()
    log_in(client, person)
    asked_again = client.get("/admin/account/app/add/")
    assert asked_again.headers["Location"].startswith("/admin/account/confirm/")
    page = client.post(asked_again.headers["Location"], {"password": PASSWORD}, follow=True)
    secret = page.context["form"].secret
    assert page.context["qr"]["d"].startswith("M")
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/admin/account/app/add/", {"code": code(secret)})
    assert rules.has_factor(User.objects.get(pk=person.pk))
    assert Event.objects.filter(subject=f"user:{person.pk}", verb="add_factor").exists()
    assert Notice.objects.get(user=person).kind == "account"


def test_a_factor_is_not_taken_off_without_showing_who_one_is(client):
    person = with_app(hired())
    client.force_login(person)
    client.post("/admin/account/app/remove/")
    assert rules.has_factor(User.objects.get(pk=person.pk))


def test_an_administrator_resets_the_factors_of_a_colleague(client):
    person, administrator = with_app(hired()), hired("administrator")
    log_in(client, administrator)
    page = address(person, "reset-factors")
    way = client.get(page).headers["Location"]
    client.post(way, {"password": PASSWORD})
    client.post(page)
    assert not Authenticator.objects.filter(user=person).exists()
    assert Event.objects.get(verb="reset_factors").by == administrator
    assert "reset the second factors of your account" in Notice.objects.get(user=person).words


def test_only_administrators_reset_factors(door):
    person = with_app(hired())
    assert door(factories.person("editor")).post(address(person, "reset-factors")).status_code == 403
    assert rules.has_factor(User.objects.get(pk=person.pk))


def test_resetting_ends_the_sessions(client):
    person = with_app(hired())
    client.force_login(person)
    from_outside = factories.person("administrator")
    staff.reset_factors(person, by=from_outside)
    assert client.get("/admin/").status_code == 302
