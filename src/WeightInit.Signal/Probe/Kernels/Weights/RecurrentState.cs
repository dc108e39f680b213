using System.Numerics;

namespace WeightInit.Signal;

/// <summary>What a recurrent layer keeps of its steps, in the order in which they are taken.</summary>
internal sealed class RecurrentState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Recurrent _operation;
    private readonly int _steps, _samples, _inputs, _hidden, _wide;
    private readonly T[] _input;

    // Gates after their functions, and of a GRU the recurrent part of the new gate; states with the zero state first.
    private readonly T[] _gates, _recurrent, _states, _cells;

    internal RecurrentState(Recurrent operation, NodePass<T> pass)
    {
        _operation = operation;
        (_steps, _samples) = operation.IsAlongBatch ? (pass.Batch, (int)pass.Node.Shape[0]) : ((int)pass.Node.Shape[0], pass.Batch);
        _inputs = (int)pass.InputShape()[1];
        _hidden = (int)operation.Hidden;
        _wide = operation.Gates * _hidden;
        _input = new T[_steps * _samples * _inputs];
        _gates = new T[_steps * _samples * _wide];
        _recurrent = new T[_gates.Length];
        _states = new T[(_steps + 1) * _samples * _hidden];
        _cells = operation.Cell == RecurrentCell.Lstm ? new T[_states.Length] : [];
        Each(_inputs, (at, row) => pass.Inputs[0].AsSpan(row, _inputs).CopyTo(_input.AsSpan(at)));
    }

    internal void Run(NodePass<T> pass)
    {
        Bias(_gates, pass.Find(ParameterSlot.InputBias));
        Bias(_recurrent, pass.Find(ParameterSlot.RecurrentBias));
        T[] inputWeight = pass.Find(ParameterSlot.InputWeight)!, weight = pass.Find(ParameterSlot.RecurrentWeight)!;
        Products.Accumulate(_steps * _samples, _wide, _inputs, MatrixView<T>.Rows(_input, _inputs), MatrixView<T>.Rows(inputWeight, _inputs).Transposed, _gates, 0, _wide);
        for (int step = 0; step < _steps; step++)
        {
            Products.Accumulate(_samples, _wide, _hidden, MatrixView<T>.Rows(_states, _hidden, step * _samples * _hidden), MatrixView<T>.Rows(weight, _hidden).Transposed,
                _recurrent, step * _samples * _wide, _wide);
            for (int sample = 0; sample < _samples; sample++)
            {
                for (int unit = 0; unit < _hidden; unit++)
                    Step((step * _samples) + sample, unit);
            }
        }

        int first = _samples * _hidden;
        Each(_hidden, (at, row) => _states.AsSpan(first + at, _hidden).CopyTo(pass.Output.AsSpan(row)));
    }

    internal void RunBack(NodePass<T> pass)
    {
        T[] gates = new T[_gates.Length], recurrent = new T[_gates.Length];
        T[] states = new T[_states.Length], cells = new T[_cells.Length];
        int first = _samples * _hidden;
        Each(_hidden, (at, row) => pass.OutputGradient.AsSpan(row, _hidden).CopyTo(states.AsSpan(first + at)));
        T[] weight = pass.Find(ParameterSlot.RecurrentWeight)!;
        for (int step = _steps - 1; step >= 0; step--)
        {
            for (int sample = 0; sample < _samples; sample++)
            {
                for (int unit = 0; unit < _hidden; unit++)
                    StepBack((step * _samples) + sample, unit, gates, recurrent, states, cells);
            }

            Products.Accumulate(_samples, _hidden, _wide, MatrixView<T>.Rows(recurrent, _wide, step * _samples * _wide), MatrixView<T>.Rows(weight, _hidden), states, step * _samples * _hidden, _hidden);
        }

        Gradients(pass, gates, recurrent);
    }

    private void Gradients(NodePass<T> pass, T[] gates, T[] recurrent)
    {
        int rows = _steps * _samples;
        MatrixView<T> gate = MatrixView<T>.Rows(gates, _wide), back = MatrixView<T>.Rows(recurrent, _wide);
        if (pass.InputGradients[0] is { } toInput)
        {
            T[] ordered = new T[_input.Length];
            Products.Accumulate(rows, _inputs, _wide, gate, MatrixView<T>.Rows(pass.Find(ParameterSlot.InputWeight)!, _inputs), ordered, 0, _inputs);
            Each(_inputs, (at, row) => Lines.Add(toInput.AsSpan(row, _inputs), ordered.AsSpan(at, _inputs)));
        }

        if (pass.FindGradient(ParameterSlot.InputWeight) is { } inputWeight)
            Products.Accumulate(_wide, _inputs, rows, gate.Transposed, MatrixView<T>.Rows(_input, _inputs), inputWeight, 0, _inputs);
        if (pass.FindGradient(ParameterSlot.RecurrentWeight) is { } weight)
            Products.Accumulate(_wide, _hidden, rows, back.Transposed, MatrixView<T>.Rows(_states, _hidden), weight, 0, _hidden);
        foreach ((ParameterSlot slot, T[] from) in new[] { (ParameterSlot.InputBias, gates), (ParameterSlot.RecurrentBias, recurrent) })
        {
            for (int row = 0; pass.FindGradient(slot) is { } bias && row < rows; row++)
                Lines.Add(bias, from.AsSpan(row * _wide, _wide));
        }
    }

    /// <summary>One unit of one sample at one step.</summary>
    private void Step(int row, int unit)
    {
        Span<T> gate = _gates.AsSpan(row * _wide, _wide), recurrent = _recurrent.AsSpan(row * _wide, _wide);
        int before = (row * _hidden) + unit, after = before + (_samples * _hidden);
        for (int g = unit; g < _wide; g += _hidden)
        {
            bool isNew = _operation.Cell == RecurrentCell.Gru && g >= 2 * _hidden;
            gate[g] += isNew ? gate[unit] * recurrent[g] : recurrent[g];
            gate[g] = Function(g / _hidden, gate[g]);
        }

        switch (_operation.Cell)
        {
            case RecurrentCell.Lstm:
                _cells[after] = (gate[_hidden + unit] * _cells[before]) + (gate[unit] * gate[(2 * _hidden) + unit]);
                _states[after] = gate[(3 * _hidden) + unit] * T.Tanh(_cells[after]);
                break;
            case RecurrentCell.Gru:
                T update = gate[_hidden + unit];
                _states[after] = ((T.One - update) * gate[(2 * _hidden) + unit]) + (update * _states[before]);
                break;
            default:
                _states[after] = gate[unit];
                break;
        }
    }

    private void StepBack(int row, int unit, T[] gates, T[] recurrent, T[] states, T[] cells)
    {
        ReadOnlySpan<T> gate = _gates.AsSpan(row * _wide, _wide);
        Span<T> to = gates.AsSpan(row * _wide, _wide), back = recurrent.AsSpan(row * _wide, _wide);
        int before = (row * _hidden) + unit, after = before + (_samples * _hidden);
        int second = _hidden + unit, third = (2 * _hidden) + unit, fourth = (3 * _hidden) + unit;
        T gradient = states[after];
        switch (_operation.Cell)
        {
            case RecurrentCell.Lstm:
                T squashed = T.Tanh(_cells[after]);
                T cell = cells[after] + (gradient * gate[fourth] * (T.One - (squashed * squashed)));
                cells[before] += cell * gate[second];
                to[unit] = cell * gate[third];
                to[second] = cell * _cells[before];
                to[third] = cell * gate[unit];
                to[fourth] = gradient * squashed;
                break;
            case RecurrentCell.Gru:
                states[before] += gradient * gate[second];
                to[second] = gradient * (_states[before] - gate[third]);
                to[third] = gradient * (T.One - gate[second]);
                break;
            default:
                to[unit] = gradient;
                break;
        }

        // The new gate first: the reset gate's gradient comes through it.
        for (int g = _wide - _hidden + unit; g >= 0; g -= _hidden)
        {
            to[g] *= Slope(g / _hidden, gate[g]);
            back[g] = to[g];
            if (_operation.Cell != RecurrentCell.Gru || g < 2 * _hidden)
                continue;
            to[unit] = to[g] * _recurrent[(row * _wide) + g];
            back[g] *= gate[unit];
        }
    }

    private T Function(int gate, T x) => IsTanh(gate)
        ? T.Tanh(x)
        : _operation.Cell == RecurrentCell.Relu ? T.Max(x, T.Zero) : T.One / (T.One + T.Exp(-x));

    /// <summary>A gate's derivative by its value.</summary>
    private T Slope(int gate, T y) => IsTanh(gate)
        ? T.One - (y * y)
        : _operation.Cell == RecurrentCell.Relu ? (y > T.Zero ? T.One : T.Zero) : y * (T.One - y);

    private bool IsTanh(int gate) =>
        _operation.Cell switch { RecurrentCell.Tanh => true, RecurrentCell.Relu => false, _ => gate == 2 };

    private void Bias(T[] rows, T[]? bias)
    {
        for (int row = 0; bias is not null && row < _steps * _samples; row++)
            bias.CopyTo(rows, row * _wide);
    }

    /// <summary>Where each step of each sample lies in time's order, and in the node's arrays.</summary>
    private void Each(int width, Action<int, int> visit)
    {
        for (int step = 0; step < _steps; step++)
        {
            int place = _operation.IsReversed ? _steps - 1 - step : step;
            for (int sample = 0; sample < _samples; sample++)
                visit(((step * _samples) + sample) * width, (_operation.IsAlongBatch ? (place * _samples) + sample : (sample * _steps) + place) * width);
        }
    }
}
