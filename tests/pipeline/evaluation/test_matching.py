import pytest

from consult.errors import InputError
from consult.pipeline.evaluation.matching import matching


@pytest.fixture
def files(write):
    arguments = write(
        "arguments.csv",
        "arg_id,argument,topic,stance",
        "a1,Uniforms stop bullying,Uniforms,1",
        "a2,Uniforms cost parents money,Uniforms,1",
        "a3,uniforms  stop bullying,Uniforms,1",
        "a4,Bullying is about shoes,Uniforms,1",
        "a5,,Uniforms,1",
        "a6,Nobody spoke for this,Uniforms,-1",
    )
    key_points = write(
        "key_points.csv",
        "key_point_id,key_point,topic,stance",
        "k1,A uniform stops bullying,Uniforms,1",
        "k2,A uniform saves parents money,Uniforms,1",
        "k3,Uniforms stop bullying,Other,1",
    )
    labels = write("labels.csv", "arg_id,key_point_id,label", "a1,k1,1", "a2,k2,0", "a4,k1,0")
    return arguments, key_points, labels


def test_an_argument_is_held_against_the_key_points_of_its_topic_and_stance(files):
    found = matching(*files, encoder="tfidf", seed=1)
    # of four arguments for uniforms the better half are a1 (right) and a3 (open); against them there is no key point
    assert (found["n"], found["n_blank"], found["deduplicated"]["n"]) == (5, 1, 4)
    assert found["strict_map"]["value"] == pytest.approx(0.5, abs=0.26)
    assert found["relaxed_map"]["value"] == pytest.approx(0.5)
    assert set(found["baseline"]) >= {"strict_map", "relaxed_map"}


def test_every_problem_is_told(files, write):
    arguments, key_points, _ = files
    labels = write("wrong.csv", "arg_id,key_point_id,label", "a9,k1,1", "a1,k9,2")
    with pytest.raises(InputError) as raised:
        matching(arguments, key_points, labels, encoder="tfidf", seed=1)
    assert [problem.column for problem in raised.value.problems] == ["arg_id", "key_point_id", "label"]
    again = write("again.csv", "key_point_id,key_point,topic,stance", "k1,x,t,1", "k1,y,t,1")
    with pytest.raises(InputError, match="repeat an id"):
        matching(arguments, again, labels, encoder="tfidf", seed=1)


@pytest.mark.shared
def test_tfidf_and_the_static_encoder_are_where_they_were_measured_before(shared_data):
    folder = shared_data / "argkp_kpa2021"
    dev = [folder / f"{name}_dev.csv" for name in ("arguments", "key_points", "labels")]
    train = [folder / f"{name}_train.csv" for name in ("arguments", "key_points")]
    found = matching(*dev, encoder="tfidf", seed=1, background=train)
    assert found["baseline"]["strict_map"]["value"] == pytest.approx(0.706, abs=0.0005)
    assert found["baseline"]["relaxed_map"]["value"] == pytest.approx(0.802, abs=0.0005)
