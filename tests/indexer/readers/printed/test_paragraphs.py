"""What is promised of paragraphs that were set as lines."""

from indexer.readers.printed.columns import Flow
from indexer.readers.printed.lines import Line
from indexer.readers.printed.paragraphs import blocks
from tests.indexer.readers.printed.setting import bold, line

FULL = "The conference on village wells was held in the old library"


def flow(*lines: Line) -> Flow:
    return Flow(lines, 50, 350)


def read(*flows: Flow) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(flows)]


def test_an_indented_line_opens_a_paragraph() -> None:
    lines = (line(FULL, 50, 100), line("and was long.", 50, 112), line(f"  {FULL}", 65, 124), line("too.", 50, 136))
    assert [text for _, text in read(flow(*lines))] == [f"{FULL} and was long.", f"{FULL} too."]


def test_more_room_above_a_line_opens_a_paragraph() -> None:
    lines = [line(FULL, 50, height, 350) for height in (100, 112, 124, 145, 157)]
    assert [text.count("The") for _, text in read(flow(*lines))] == [3, 2]


def test_a_line_that_was_broken_on_purpose_ends_its_paragraph() -> None:
    lines = (line(FULL, 50, 100, 350), line("It was long.", 50, 112), line(FULL, 50, 124, 350))
    assert [text for _, text in read(flow(*lines))] == [f"{FULL} It was long.", FULL]


def test_an_item_hangs_together() -> None:
    lines = (line("• clean water for every", 50, 100, 350), line("village", 60, 112), line("• deep wells", 50, 124))
    assert read(flow(*lines)) == [("item", "clean water for every village"), ("item", "deep wells")]


def test_a_title_in_two_centred_lines_is_one() -> None:
    title = (line("Report on a Conference", 130, 60, 270, size=16), line("about Wells", 160, 80, 240, size=16))
    text = [line(FULL, 50, height, 350) for height in (110, 122, 134)]
    assert read(flow(*title, *text))[0] == ("heading", "Report on a Conference about Wells")


def test_larger_headings_stand_above_smaller_and_bold_ones() -> None:
    text = [line(FULL, 50, height, 350) for height in (160, 172, 184, 196)]
    lines = (line("Wells", 50, 60, size=20), line("The first day", 50, 90, size=14), bold("Opening", 50, 130), *text)
    assert [(block.kind, block.level) for block in blocks([flow(*lines)])][:3] == [
        ("heading", 1),
        ("heading", 2),
        ("heading", 3),
    ]


def test_a_paragraph_runs_on_over_columns_and_pages() -> None:
    first = flow(line("The members of the council, who had come from", 50, 800, 350))
    second = flow(line("every village, agreed on the plan of the", 50, 60, 350))
    third = flow(line("Old Library.", 50, 60, page=2))
    (block,) = blocks([first, second, third])
    assert block.text.endswith("agreed on the plan of the Old Library.")
    assert (block.page, block.box) == (1, (50, 792.2, 350, 802.2))


def test_a_finished_paragraph_does_not_run_on() -> None:
    first = flow(line("They agreed on the plan for every village in it.", 50, 800, 350))
    assert len(read(first, flow(line("The end was near.", 50, 60, page=2)))) == 2
