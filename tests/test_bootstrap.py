"""manage.py makes its environment. The packages here are wheels made on the spot, so nothing is
downloaded; .ci/run goes through the real locks."""

import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import manage

ROOT = Path(manage.__file__).parent
PROBE = """
import sys
import manage
print(manage.environment(manage.environment_folder(manage.HERE), sys.argv[1]))
"""


@pytest.fixture
def project(tmp_path):
    """A copy of manage.py in a folder such as people have, with locks of two tiny packages."""
    return lay_out(tmp_path)


@pytest.fixture(scope="module")
def first_start(tmp_path_factory):
    folder = lay_out(tmp_path_factory.mktemp("made"))
    return folder, *outcome(prepare(folder))


@pytest.fixture
def made(first_start, tmp_path):
    """A project whose environment stands."""
    folder = shutil.copytree(first_start[0].parent, tmp_path / "made", symlinks=True)
    return folder / first_start[0].name


def lay_out(parent):
    folder = parent / "退役 军人"
    (folder / "requirements").mkdir(parents=True)
    shutil.copy(ROOT / "manage.py", folder)
    run = lock_line(make_wheel(parent, "first_tiny"))
    test = run + lock_line(make_wheel(parent, "second_tiny"))
    (folder / "requirements" / "run.txt").write_text(run)
    (folder / "requirements" / "test.txt").write_text(test)
    return folder


def make_wheel(folder, name):
    information = f"{name}-1.0.dist-info"
    contents = {
        f"{name}.py": "",
        f"{information}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{information}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{information}/RECORD": "",
    }
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for inside, text in contents.items():
            wheel.writestr(inside, text)
    return path


def lock_line(wheel):
    name = wheel.name.partition("-")[0]
    return f"{name}==1.0 \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def prepare(project, lock="run", **variables):
    """What a start does before its command; from another folder, as people do."""
    environment = {name: value for name, value in os.environ.items() if name != "BUREAU_VENV"}
    return subprocess.Popen(
        [sys.executable, "-c", PROBE, project / "requirements" / f"{lock}.txt"],
        cwd="/",
        env=environment
        | {"PYTHONPATH": str(project), "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(project.parent)}
        | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def outcome(process):
    """The environment's Python and what was said on the way."""
    python, said = process.communicate()
    assert process.returncode == 0, said
    return python.rstrip("\n"), said


def has(python, module):
    return subprocess.run([python, "-c", f"import {module}"], check=False).returncode == 0


def test_an_environment_is_made_once_saying_so(first_start):
    project, python, said = first_start

    assert python == str(project / ".venv" / "bin" / "python")
    assert said == f"Installing run.txt into {project / '.venv'} (once) ...\n"
    assert has(python, "first_tiny")
    assert outcome(prepare(project)) == (python, "")


def test_testing_adds_to_the_environment_that_stands(made):
    (made / ".venv" / "witness").touch()

    python, _ = outcome(prepare(made, "test"))

    assert has(python, "second_tiny")
    assert (made / ".venv" / "witness").exists()
    assert outcome(prepare(made, "run")) == (python, "")


def test_a_changed_lock_is_installed(made):
    lock = made / "requirements" / "run.txt"
    lock.write_text(lock.read_text() + lock_line(make_wheel(made.parent, "third_tiny")))

    python, _ = outcome(prepare(made))

    assert has(python, "third_tiny")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(
            f"second_tiny==1.0 --hash=sha256:{'0' * 64}",
            "THESE PACKAGES DO NOT MATCH THE HASHES",
            id="another-hash",
        ),
        pytest.param("second_tiny==1.0", "Hashes are required", id="no-hash"),
    ],
)
def test_a_package_that_the_lock_does_not_vouch_for_is_refused(made, line, reason):
    (made / "requirements" / "test.txt").write_text(line)

    process = prepare(made, "test")
    _, said = process.communicate()

    assert process.returncode == 1
    assert reason in said
    assert said.endswith("The packages were not installed, for the reason above.\n")


def test_what_an_interruption_left_is_made_anew(made):
    (made / ".venv" / "lock.txt").write_text("unfinished")
    (made / ".venv" / "witness").touch()

    python, _ = outcome(prepare(made))

    assert has(python, "first_tiny")
    assert not (made / ".venv" / "witness").exists()


def test_of_three_at_once_one_installs(project):
    outcomes = [outcome(process) for process in [prepare(project) for _ in range(3)]]

    assert len({python for python, _ in outcomes}) == 1
    assert sum("Installing" in said for _, said in outcomes) == 1


def test_variables_that_lead_elsewhere_do_not(project):
    elsewhere = {
        "PIP_USER": "1",
        "PIP_TARGET": str(project / "astray"),
        "PYTHONHOME": sys.base_prefix,
    }

    python, _ = outcome(prepare(project, **elsewhere))

    assert has(python, "first_tiny")
    assert not (project / "astray").exists()


def test_another_folder_may_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("BUREAU_VENV", str(tmp_path / "mine"))

    assert manage.environment_folder(ROOT) == str(tmp_path / "mine")


def test_a_project_that_cannot_be_written_keeps_its_environment_in_the_cache(monkeypatch, tmp_path):
    monkeypatch.delenv("BUREAU_VENV", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    folder = manage.environment_folder("/no/such place")

    assert folder == str(tmp_path / "veterans-bureau" / "no-such-place")


def test_an_environment_that_has_everything_is_used_as_it_is():
    assert manage.has_packages(ROOT / "requirements" / "test.txt")


def test_an_environment_that_lacks_a_package_is_not(project):
    assert not manage.has_packages(project / "requirements" / "run.txt")


def test_any_python_3_understands_the_file():
    ast.parse((ROOT / "manage.py").read_text(), feature_version=(3, 4))


def test_an_old_python_looks_for_one_that_runs_not_for_a_shim_that_leads_nowhere(
    monkeypatch, tmp_path
):
    for folder, name, leads_to in [("shims", "python3.14", "/no/such"), ("real", "python3", None)]:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).symlink_to(leads_to or sys.executable)
    monkeypatch.setenv("PATH", f"{tmp_path / 'shims'}{os.pathsep}{tmp_path / 'real'}")
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))

    assert manage.newest_python() == str(tmp_path / "real" / "python3")


def test_without_a_newer_python_one_sentence_says_so(monkeypatch):
    monkeypatch.setenv("PATH", "/no/such")
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))

    with pytest.raises(SystemExit, match=r"Python 3.11 or newer is needed; this is 3.8.18"):
        manage.newest_python()


@pytest.mark.parametrize("lock", ["run", "test"])
def test_a_lock_holds_what_the_project_asks_for_and_no_address(lock):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = project["dependencies"] + (
        project["optional-dependencies"]["test"] if lock == "test" else []
    )
    text = (ROOT / "requirements" / f"{lock}.txt").read_text()
    locked = dict(re.findall(r"(?m)^([\w-]+)(?:\[.*\])?==([^ ]+) ", text))

    for requirement in map(Requirement, asked):
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)])
    assert "://" not in text
    assert "--index" not in text
