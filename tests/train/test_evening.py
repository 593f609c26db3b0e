"""Evening out: nothing changes in 32 bits, and rounding costs less where a channel is high."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed")
transformers = pytest.importorskip("transformers", reason="the train extra is not installed")

from alleged.models.files import reader_folder  # noqa: E402
from alleged.models.wordpiece import WordPiece  # noqa: E402
from alleged.records.spans import Span  # noqa: E402
from alleged.train.evening import Evened, even_out, find_levels  # noqa: E402
from alleged.train.gold import Article  # noqa: E402
from alleged.train.network import Network  # noqa: E402
from alleged.train.rounding import rounded_states, rounded_weight  # noqa: E402

TEXT = "The union of Porto Vedra said that the harbour would reopen on Monday."


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    folder = tmp_path_factory.mktemp("base")
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=30522,
        hidden_size=48,
        num_hidden_layers=2,
        num_attention_heads=12,
        intermediate_size=64,
        max_position_embeddings=256,
    )
    transformers.BertModel(config).save_pretrained(folder)
    network = Network(folder)
    network.eval()
    return network


def test_a_network_says_the_same_with_even_states_and_stays_as_it_was(network: Network) -> None:
    tokenizer = WordPiece.load(reader_folder() / "vocab.txt")
    article = Article(id="a", set="polnear", text=TEXT, sentences=[Span(0, len(TEXT))])
    article.split(tokenizer)
    levels = find_levels(network, [article], tokenizer)
    assert set(levels) == {"0 intermediate", "0 output", "1 intermediate", "1 output"}
    before = {name: value.clone() for name, value in network.state_dict().items()}
    changed = even_out(network, levels)
    assert isinstance(changed.encoder.encoder.layer[0].output.dense, Evened)
    given = (torch.arange(5, 14)[None], torch.ones(1, 9, dtype=torch.long), torch.zeros(1, 9).int())
    with torch.no_grad():
        for one, other in zip(network(*given), changed(*given), strict=True):
            assert torch.allclose(one, other, atol=1e-5)
    assert all(torch.equal(before[name], value) for name, value in network.state_dict().items())


def test_rounding_costs_less_once_a_channel_that_is_far_too_high_is_even() -> None:
    torch.manual_seed(0)
    layer = torch.nn.Linear(100, 20)
    given = torch.randn(1, 50, 100)
    given[..., 7] *= 8
    layer.weight.data[:, 7] /= 8
    plain = layer(given).detach()
    evened = Evened(layer, given.abs().amax((0, 1)))

    def rounded(layer_: Any, states: Any) -> Any:
        weight = rounded_weight(layer_.weight)
        return torch.nn.functional.linear(rounded_states(states), weight, layer_.bias)

    before = (rounded(layer, given).detach() - plain).square().mean()
    after = (rounded(evened, given * evened.shrink).detach() - plain).square().mean()
    assert float(after) < float(before) / 4
