using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using WeightInit.Tests;
using Xunit.Abstractions;

namespace WeightInit.Parity.Tests.TorchStreams;

/// <summary>Random cases drawn here as torch-1.13 and by the PyTorch of Debian's Python, where it is.</summary>
public class TorchLiveTests(ITestOutputHelper output)
{
    private static readonly string Script = Path.Combine(Repository.Root, "test", "WeightInit.Parity.Tests", "Torch", "live_torch.py");

    [TorchFact]
    public void Initializers_agree_in_fifteen_hundred_random_cases()
    {
        var pick = new TorchPicker(NumPy.RandomState(1500));
        Compare([.. Enumerable.Range(0, 1500).Select(_ => new Case(pick.Seed(), null, [pick.Initializer()]))]);
    }

    [TorchFact]
    public void Calls_one_after_another_agree_and_leave_the_same_state()
    {
        var pick = new TorchPicker(NumPy.RandomState(8));
        Compare([.. Enumerable.Range(0, 200).Select(_ => new Case(pick.Seed(), null, [.. Enumerable.Range(0, 8).Select(_ => pick.Step())]))]);
    }

    [TorchFact]
    public void A_run_goes_on_there_from_a_state_saved_here()
    {
        var pick = new TorchPicker(NumPy.RandomState(5056));
        Compare([.. Enumerable.Range(0, 100).Select(_ => Resumed(pick))]);

        static Case Resumed(TorchPicker pick)
        {
            TorchGenerator generator = Torch.Generator(pick.Seed(), TorchVersion.V1_13);
            for (int i = pick.Below(6); i > 0; i--)
                pick.Step().Run(generator);
            return new Case(0, generator.GetState(), [.. Enumerable.Range(0, 4).Select(_ => pick.Step())]);
        }
    }

    [TorchFact]
    public void A_run_goes_on_here_from_a_state_saved_there()
    {
        var pick = new TorchPicker(NumPy.RandomState(5048));
        Case[] first = [.. Enumerable.Range(0, 100).Select(_ => new Case(pick.Seed(), null, [.. Enumerable.Range(0, pick.Below(6)).Select(_ => pick.Step())]))];
        string[] saved = [.. Ask(first).Select(line => line.Split(' ')[^1])];
        Compare([.. saved.Select(state => new Case(0, Convert.FromHexString(state), [.. Enumerable.Range(0, 4).Select(_ => pick.Step())]))]);
    }

    [TorchFact]
    public void What_it_refuses_is_refused_here()
    {
        var pick = new TorchPicker(NumPy.RandomState(2));
        Case[] cases = [.. Enumerable.Range(0, 100).Select(_ => new Case(1, null, [pick.Refused()]))];
        Assert.All(Ask(cases), line => Assert.StartsWith("refused ", line, StringComparison.Ordinal));
        Assert.All(cases, one => Assert.Equal(["refused"], one.Run()[..^1]));
    }

    private void Compare(Case[] cases)
    {
        string[] theirs = Ask(cases);
        int steps = 0;
        List<string> differing = [];
        for (int i = 0; i < cases.Length; i++)
        {
            string[] ours = cases[i].Run();
            string[] expected = theirs[i].Split(' ');
            Assert.Equal(expected.Length, ours.Length);
            for (int s = 0; s < ours.Length; s++)
            {
                bool isState = s == cases[i].Steps.Length;
                steps += isState ? 0 : 1;
                if (expected[s] == "refused" || !(isState ? ours[s] == expected[s] : Agree(cases[i].Steps[s], ours[s], expected[s])))
                    differing.Add($"seed {cases[i].Seed}: {(isState ? "the state afterwards" : cases[i].Steps[s])} {(expected[s].Length < 80 ? expected[s] : "")}");
            }
        }

        output.WriteLine($"{cases.Length} random cases, {steps} calls, against Debian's PyTorch: {differing.Count} differ");
        Assert.Empty(differing);
    }

    private static bool Agree(TorchStep step, string ours, string theirs)
    {
        if (step.Call != "orthogonal_")
            return ours == theirs;
        double[] left = Values(step, ours);
        double[] right = Values(step, theirs);
        return left.Length == right.Length && left.Zip(right).All(pair => Math.Abs(pair.First - pair.Second) <= step.Tolerance * (1 + Math.Abs(pair.First)));
    }

    private static double[] Values(TorchStep step, string hex) => [.. hex[1..].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(word =>
        step.DType == DType.Float64 ? Golden.Double(word) : BitConverter.UInt32BitsToSingle(uint.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))];

    private static string[] Ask(Case[] cases)
    {
        var asked = new StringBuilder();
        foreach (Case one in cases)
            asked.Append(one.Json()).Append('\n');
        string[] answers = DebianPython.Run(Script, asked.ToString()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(cases.Length, answers.Length);
        return answers;
    }

    private sealed record Case(long Seed, byte[]? State, TorchStep[] Steps)
    {
        public string Json()
        {
            ArrayBufferWriter<byte> buffer = new();
            using (Utf8JsonWriter json = new(buffer))
            {
                json.WriteStartObject();
                if (State is null)
                    json.WriteNumber("seed", Seed);
                else
                    json.WriteString("state", Convert.ToHexStringLower(State));
                json.WriteStartArray("steps");
                foreach (TorchStep step in Steps)
                    step.WriteJson(json);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }

        /// <summary>What came of each step, and the state afterwards.</summary>
        public string[] Run()
        {
            TorchGenerator generator = State is null ? Torch.Generator(Seed, TorchVersion.V1_13) : Torch.Generator(State, TorchVersion.V1_13);
            return [.. Steps.Select(step => step.Run(generator)), Convert.ToHexStringLower(generator.GetState())];
        }
    }
}
