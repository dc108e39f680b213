using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WeightInit.Mutations;

/// <summary>Changes a JSON file at random: a quarter of the time its bytes, else its values, keys and structure.</summary>
internal sealed class Mutator(Random random)
{
    private static readonly string[] Values =
    [
        "1000000000", "-1", "0", "1", "2", "7", "9999", "1e400", "-1e-400", "9223372036854775808", "4294967296", "0.5", "1.5", "-0.0", "null", "true", "false",
        "\"12\"", "\"\"", "\"*\"", "\"a\\u0000b\"", "\"\\n\"", "[]", "{}", "[1, 2]", "[[[[]]]]", "[\"x\"]", "{\"a\": {}}", "\"normal(std=1 / 0)\"", "\"layer\"",
    ];

    private static readonly byte[][] Pieces =
    [
        [0], [0xFF], [0xC3], "-"u8.ToArray(), "9"u8.ToArray(), "["u8.ToArray(), "{"u8.ToArray(), "\""u8.ToArray(), "}"u8.ToArray(), ","u8.ToArray(), "\\ud800"u8.ToArray(),
        "99999999999999999999"u8.ToArray(), "(((("u8.ToArray(), "1e999"u8.ToArray(), "**"u8.ToArray(), "\n"u8.ToArray(), "*"u8.ToArray(),
    ];

    internal byte[] Change(byte[] seed)
    {
        byte[] mutant = seed;
        int changes = random.Next(1, 4);
        for (int i = 0; i < changes; i++)
            mutant = random.Next(4) == 0 ? ChangeBytes(mutant) : ChangeJson(mutant);
        return mutant;
    }

    private byte[] ChangeBytes(byte[] bytes)
    {
        List<byte> mutant = [.. bytes];
        if (mutant.Count == 0)
            return [.. Pieces[random.Next(Pieces.Length)]];
        int place = random.Next(mutant.Count);
        byte[] piece = Pieces[random.Next(Pieces.Length)];
        switch (random.Next(12))
        {
            case < 3: mutant[place] ^= (byte)(1 << random.Next(8)); break;
            case < 5: mutant[place] = (byte)random.Next(256); break;
            case < 8: mutant.InsertRange(place, piece); break;
            case < 10: mutant.RemoveRange(place, Math.Min(mutant.Count - place, random.Next(1, 9))); break;
            case < 11: mutant.RemoveRange(place, mutant.Count - place); break;
            default:
                int from = random.Next(mutant.Count);
                mutant.InsertRange(place, mutant.GetRange(from, Math.Min(mutant.Count - from, random.Next(1, 100))));
                break;
        }

        return [.. mutant];
    }

    /// <summary>Changes a value, a key or the structure; bytes that are no JSON any more are changed as bytes.</summary>
    private byte[] ChangeJson(byte[] bytes)
    {
        try
        {
            JsonNode? root = JsonNode.Parse(bytes);
            List<JsonNode> nodes = [];
            Collect(root, nodes);
            if (nodes.Count == 0)
                return ChangeBytes(bytes);
            Change(nodes[random.Next(nodes.Count)]);
            return Encoding.UTF8.GetBytes(root!.ToJsonString());
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException)
        {
            return ChangeBytes(bytes);
        }
    }

    /// <summary>Every object and array.</summary>
    private static void Collect(JsonNode? node, List<JsonNode> into)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject keys => keys.Select(pair => pair.Value),
            JsonArray items => items,
            _ => [],
        };
        if (node is JsonObject or JsonArray)
            into.Add(node);
        foreach (JsonNode? child in children)
            Collect(child, into);
    }

    private void Change(JsonNode node)
    {
        switch (node)
        {
            case JsonObject keys when keys.Count > 0:
                Change(keys, keys.ElementAt(random.Next(keys.Count)).Key);
                break;
            case JsonObject keys:
                keys["x"] = Value();
                break;
            case JsonArray items when items.Count > 0 && random.Next(3) > 0:
                items[random.Next(items.Count)] = Value();
                break;
            case JsonArray items when items.Count > 0 && random.Next(2) == 0:
                items.RemoveAt(random.Next(items.Count));
                break;
            case JsonArray items:
                items.Add(Value());
                break;
        }
    }

    private void Change(JsonObject keys, string key)
    {
        switch (random.Next(8))
        {
            case 0:
                keys.Remove(key);
                break;
            case 1:
                keys[Misspelt(key)] = keys[key]?.DeepClone();
                break;
            case 2 when keys[key] is JsonValue value && value.TryGetValue(out string? text):
                keys[key] = Misspelt(text);
                break;
            default:
                keys[key] = Value();
                break;
        }
    }

    private JsonNode? Value() => JsonNode.Parse(Values[random.Next(Values.Length)]);

    private string Misspelt(string text)
    {
        int place = random.Next(text.Length + 1);
        return random.Next(3) switch
        {
            0 when place < text.Length => text.Remove(place, 1),
            1 => text.Insert(place, "()+-*/=,.{}0a_: "[random.Next(16)].ToString()),
            _ => text + text,
        };
    }
}
